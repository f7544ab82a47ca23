package org.grantway.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Gives the page that answers a refused form an address of its own, so that Back, Forward
 * and Reload show it again, with what was typed, instead of the browser's warning. The
 * last few are kept in the session, packed; where one is gone, the address shows the
 * form. Only for browsers, which say that they navigate; other clients see the 422 at
 * once.
 */
@Component
class RefusedForms extends OncePerRequestFilter {

	/** Name of the parameter that names a kept page. */
	static final String PARAMETER = "refused";

	private static final String KEPT = RefusedForms.class.getName();

	private static final int MOST = 3;

	/** Packed; pages beyond are answered at once. */
	private static final int LARGEST = 64 * 1024;

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if ("POST".equals(request.getMethod()) && "navigate".equals(request.getHeader("Sec-Fetch-Mode"))) {
			post(request, response, chain);
			return;
		}
		Page page = "GET".equals(request.getMethod()) ? kept(request) : null;
		if (page == null) {
			chain.doFilter(request, response);
			return;
		}
		response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
		response.setContentType(page.contentType());
		try (GZIPInputStream packed = new GZIPInputStream(new ByteArrayInputStream(page.packed()))) {
			packed.transferTo(response.getOutputStream());
		}
	}

	private static void post(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		ContentCachingResponseWrapper caught = new ContentCachingResponseWrapper(response);
		chain.doFilter(request, caught);
		HttpSession session = request.getSession(false);
		if (caught.getStatus() == HttpStatus.UNPROCESSABLE_ENTITY.value() && session != null
				&& String.valueOf(caught.getContentType()).startsWith("text/html")) {
			byte[] packed = pack(caught);
			if (packed.length <= LARGEST) {
				String key = UUID.randomUUID().toString();
				keep(session, key, new Page(caught.getContentType(), packed));
				caught.resetBuffer();
				response.setStatus(HttpStatus.SEE_OTHER.value());
				response.setContentLength(0);
				response.setHeader(HttpHeaders.LOCATION, address(request, key));
				return;
			}
		}
		caught.copyBodyToResponse();
	}

	/** The form's own page, as the browser writes it where it says which that was. */
	private static String address(HttpServletRequest request, String key) {
		String page = request.getRequestURI();
		String from = request.getHeader(HttpHeaders.REFERER);
		if (from != null) {
			UriComponents uri = UriComponentsBuilder.fromUriString(from).build();
			if (request.getServerName().equals(uri.getHost()) && uri.getPath() != null) {
				page = uri.getPath() + ((uri.getQuery() != null) ? "?" + uri.getQuery() : "");
			}
		}
		return UriComponentsBuilder.fromUriString(page).replaceQueryParam(PARAMETER, key).build().toUriString();
	}

	private static byte[] pack(ContentCachingResponseWrapper caught) throws IOException {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
			zip.write(caught.getContentAsByteArray());
		}
		return packed.toByteArray();
	}

	@SuppressWarnings("unchecked")
	private static LinkedHashMap<String, Page> pages(HttpSession session) {
		Object pages = session.getAttribute(KEPT);
		return (pages != null) ? new LinkedHashMap<>((Map<String, Page>) pages) : new LinkedHashMap<>();
	}

	private static void keep(HttpSession session, String key, Page page) {
		LinkedHashMap<String, Page> pages = pages(session);
		pages.put(key, page);
		while (pages.size() > MOST) {
			pages.remove(pages.keySet().iterator().next());
		}
		session.setAttribute(KEPT, pages);
	}

	private static Page kept(HttpServletRequest request) {
		String key = request.getParameter(PARAMETER);
		HttpSession session = request.getSession(false);
		return (key != null && session != null) ? pages(session).get(key) : null;
	}

	/** A page as it was answered, packed. */
	private record Page(String contentType, byte[] packed) implements Serializable {

	}

}
