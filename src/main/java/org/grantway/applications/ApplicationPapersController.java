package org.grantway.applications;

import java.util.Locale;
import java.util.Map;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import org.grantway.applications.ApplicationPages.ReceiptPage;
import org.grantway.documents.Papers;
import org.grantway.shared.Actor;
import org.grantway.web.CurrentActor;

/**
 * What is kept of an application as PDF. A paper is made after its content has been read,
 * outside any transaction.
 */
@Controller
class ApplicationPapersController {

	private final ApplicationPages pages;

	private final Papers papers;

	ApplicationPapersController(ApplicationPages pages, Papers papers) {
		this.pages = pages;
		this.papers = papers;
	}

	@GetMapping("/applications/{number}/receipt.pdf")
	ResponseEntity<byte[]> receipt(@PathVariable String number, @CurrentActor Actor actor, Locale locale) {
		ReceiptPage page = this.pages.receipt(number, actor);
		byte[] paper = this.papers.make("applications/receipt-paper",
				Map.of("page", page, "code", Papers.code(page.check())), locale, page.receipt().submittedAt());
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(page.receipt().number() + ".pdf").build().toString())
			.contentType(MediaType.APPLICATION_PDF)
			.body(paper);
	}

}
