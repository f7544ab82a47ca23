package org.grantway.journey;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jsoup.Connection.KeyVal;
import org.jsoup.Jsoup;

/**
 * One person at a browser without script: keeps cookies, opens pages, fills in the forms
 * that stand on them, and presses their buttons.
 */
final class Visitor {

	private final URI server;

	private final HttpClient http = HttpClient.newBuilder()
		.cookieHandler(new CookieManager())
		.followRedirects(HttpClient.Redirect.NORMAL)
		.build();

	Visitor(int port) {
		this.server = URI.create("http://localhost:" + port);
	}

	/** Signs in through the sign-in page. */
	static Visitor signedIn(int port, String email, String password) {
		Visitor visitor = new Visitor(port);
		Page page = visitor.open("/sign-in")
			.fill("email", email)
			.fill("password", password)
			.press("button[type=submit], main form button");
		if (page.path().equals("/sign-in")) {
			throw new AssertionError(email + " cannot sign in:\n" + page.text());
		}
		return visitor;
	}

	/** Opens a page that has to be there. */
	Page open(String path) {
		return look(path).ok();
	}

	/** Opens a page, whatever the answer. */
	Page look(String path) {
		return send(HttpRequest.newBuilder(this.server.resolve(path)).GET());
	}

	Page submit(String method, URI action, List<KeyVal> fields, List<Upload> files) {
		if (method.equalsIgnoreCase("get")) {
			return send(HttpRequest.newBuilder(action.resolve("?" + encoded(fields))).GET());
		}
		if (files == null) {
			return send(HttpRequest.newBuilder(action)
				.header("Content-Type", "application/x-www-form-urlencoded")
				.POST(BodyPublishers.ofString(encoded(fields))));
		}
		String boundary = "----" + UUID.randomUUID();
		return send(HttpRequest.newBuilder(action)
			.header("Content-Type", "multipart/form-data; boundary=" + boundary)
			.POST(BodyPublishers.ofByteArray(multipart(boundary, fields, files))));
	}

	private Page send(HttpRequest.Builder request) {
		try {
			HttpResponse<byte[]> answer = this.http.send(request.build(), BodyHandlers.ofByteArray());
			String body = new String(answer.body(), StandardCharsets.UTF_8);
			return new Page(this, answer.uri(), answer.statusCode(), Jsoup.parse(body, answer.uri().toString()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static String encoded(List<KeyVal> fields) {
		return fields.stream()
			.map((field) -> URLEncoder.encode(field.key(), StandardCharsets.UTF_8) + "="
					+ URLEncoder.encode(field.value(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
	}

	private static byte[] multipart(String boundary, List<KeyVal> fields, List<Upload> files) {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		for (KeyVal field : fields) {
			body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field.key()
					+ "\"\r\n\r\n" + field.value() + "\r\n")
				.getBytes(StandardCharsets.UTF_8));
		}
		for (Upload file : files) {
			body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + file.field()
					+ "\"; filename=\"" + file.name() + "\"\r\nContent-Type: " + file.type() + "\r\n\r\n")
				.getBytes(StandardCharsets.UTF_8));
			body.writeBytes(file.content());
			body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
		}
		body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
		return body.toByteArray();
	}

	/** A file chosen in a form. */
	record Upload(String field, String name, String type, byte[] content) {

	}

}
