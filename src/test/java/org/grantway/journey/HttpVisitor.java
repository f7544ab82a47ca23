package org.grantway.journey;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jsoup.Connection.KeyVal;
import org.jsoup.Jsoup;
import org.jsoup.helper.HttpConnection;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * Speaks plain HTTP, as a browser without script would.
 */
final class HttpVisitor extends Visitor {

	private final URI server;

	private final CookieManager cookies = new CookieManager();

	private final HttpClient http = HttpClient.newBuilder()
		.cookieHandler(this.cookies)
		.followRedirects(HttpClient.Redirect.NORMAL)
		.build();

	HttpVisitor(int port) {
		this.server = URI.create("http://localhost:" + port);
	}

	@Override
	List<HttpCookie> cookies() {
		return this.cookies.getCookieStore().getCookies();
	}

	@Override
	Page look(String path) {
		return send(HttpRequest.newBuilder(this.server.resolve(path)).GET());
	}

	@Override
	Page press(Page page, Element button) {
		FormElement form = (FormElement) button.closest("form");
		List<KeyVal> fields = new ArrayList<>();
		for (KeyVal field : form.formData()) {
			if (!page.typed().containsKey(field.key()) && !isFile(form, field.key())) {
				fields.add(field);
			}
		}
		page.typed().forEach((name, values) -> {
			if (!form.getElementsByAttributeValue("name", name).isEmpty()) {
				values.forEach((value) -> fields.add(HttpConnection.KeyVal.create(name, value)));
			}
		});
		if (button.hasAttr("name")) {
			fields.add(HttpConnection.KeyVal.create(button.attr("name"), button.attr("value")));
		}
		URI action = form.hasAttr("action") ? URI.create(form.absUrl("action")) : page.address();
		return submit(form, action, fields, page.chosen());
	}

	private static boolean isFile(FormElement form, String name) {
		return !form.select("input[type=file][name=\"" + name + "\"]").isEmpty();
	}

	private Page submit(FormElement form, URI action, List<KeyVal> fields, List<Upload> files) {
		if (form.attr("method").equalsIgnoreCase("get")) {
			return send(HttpRequest.newBuilder(action.resolve("?" + encoded(fields))).GET());
		}
		if (!form.attr("enctype").equals("multipart/form-data")) {
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

}
