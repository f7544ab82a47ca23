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

import org.grantway.applications.SubmissionReceipt.Receipt;
import org.grantway.audit.Signatures;

/**
 * Tells anyone who holds a receipt whether it is genuine. The number alone, which can be
 * guessed, tells nothing; the fingerprint stands on the receipt only.
 */
@Controller
class ReceiptCheckController {

	private final Submitting submitting;

	private final Signatures signatures;

	ReceiptCheckController(Submitting submitting, Signatures signatures) {
		this.submitting = submitting;
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
		Optional<Receipt> receipt = (fingerprint.length() < Receipt.CODE) ? Optional.empty()
				: this.submitting.receipt(number.strip().toUpperCase(Locale.ROOT))
					.filter((found) -> found.sha256().startsWith(fingerprint));
		model.addAttribute("number", number);
		model.addAttribute("code", code);
		model.addAttribute("receipt", receipt.orElse(null));
		model.addAttribute("asked", !code.isBlank());
		if (receipt.isEmpty() && !code.isBlank()) {
			response.setStatus(HttpStatus.NOT_FOUND.value());
		}
		return "applications/verify";
	}

}
