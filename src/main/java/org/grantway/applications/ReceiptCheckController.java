package org.grantway.applications;

import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import org.grantway.applications.RecommendationLetters.Checked;
import org.grantway.applications.SubmissionReceipt.Receipt;
import org.grantway.audit.Signatures;

/**
 * Tells anyone who holds a receipt or a letter of recommendation whether it is genuine.
 * The number alone, which can be guessed, tells nothing; the fingerprint stands on the
 * paper only.
 */
@Controller
class ReceiptCheckController {

	private final Submitting submitting;

	private final RecommendationLetters letters;

	private final Signatures signatures;

	ReceiptCheckController(Submitting submitting, RecommendationLetters letters, Signatures signatures) {
		this.submitting = submitting;
		this.letters = letters;
		this.signatures = signatures;
	}

	/** The key by which signatures of receipts can be checked without this service. */
	@GetMapping("/verify/key.pem")
	ResponseEntity<String> key() {
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(this.signatures.keyId() + ".pem").build().toString())
			.contentType(MediaType.valueOf("application/x-pem-file"))
			.body(this.signatures.publicKey());
	}

	@GetMapping("/verify")
	String ask(@RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String code,
			Model model, HttpServletResponse response) {
		return check(number, code, model, response);
	}

	@GetMapping("/verify/{number}")
	String check(@PathVariable String number, @RequestParam(defaultValue = "") String code, Model model,
			HttpServletResponse response) {
		String fingerprint = code.strip().toLowerCase(Locale.ROOT);
		String wanted = number.strip().toUpperCase(Locale.ROOT);
		boolean complete = fingerprint.length() >= Receipt.CODE;
		Optional<Receipt> receipt = this.submitting.receipt(wanted)
			.filter((found) -> complete && found.sha256().startsWith(fingerprint));
		Optional<Checked> letter = this.letters.check(wanted)
			.filter((found) -> complete && found.letter().sha256().startsWith(fingerprint));
		model.addAttribute("number", number);
		model.addAttribute("code", code);
		model.addAttribute("receipt", receipt.orElse(null));
		model.addAttribute("checked", letter.orElse(null));
		model.addAttribute("asked", !code.isBlank());
		if (receipt.isEmpty() && letter.isEmpty() && !code.isBlank()) {
			response.setStatus(HttpStatus.NOT_FOUND.value());
		}
		return "applications/verify";
	}

}
