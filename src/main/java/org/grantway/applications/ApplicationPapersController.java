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
import org.grantway.documents.DocumentPapers;
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

	private final ApplicationVersions versions;

	private final Papers papers;

	private final DocumentPapers documents;

	ApplicationPapersController(ApplicationPages pages, ApplicationVersions versions, Papers papers,
			DocumentPapers documents) {
		this.pages = pages;
		this.versions = versions;
		this.papers = papers;
		this.documents = documents;
	}

	@GetMapping("/applications/{number}/receipt.pdf")
	ResponseEntity<byte[]> receipt(@PathVariable String number, @CurrentActor Actor actor, Locale locale) {
		ReceiptPage page = this.pages.receipt(number, actor);
		byte[] paper = this.papers.make("applications/receipt-paper",
				Map.of("page", page, "code", Papers.code(page.check())), locale, page.receipt().submittedAt());
		return download(page.receipt().number(), paper);
	}

	@GetMapping("/applications/{number}/versions/{n}.pdf")
	ResponseEntity<byte[]> version(@PathVariable String number, @PathVariable int n, @CurrentActor Actor actor,
			Locale locale) {
		return download(number + "-" + n, this.documents.make(this.versions.document(number, n, actor), locale));
	}

	static ResponseEntity<byte[]> download(String name, byte[] paper) {
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(name + ".pdf").build().toString())
			.contentType(MediaType.APPLICATION_PDF)
			.body(paper);
	}

}
