package org.grantway.journey;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

import com.sun.tools.attach.VirtualMachine;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.jsoup.Connection.KeyVal;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

import org.grantway.journey.Bench.Draft;

/**
 * What many large uploads at the same moment do to the memory of a server that has 512 MB
 * of heap. Each goes through the page of attachments, with sign-in and every check, as a
 * PDF file just under the limit, and has to be listed on the page that answers. Before,
 * meanwhile and after, the server collects its garbage and tells what is left.
 */
public final class UploadBenchmark {

	private static final int UPLOADS = Integer.getInteger("benchmark.uploads", 200);

	private static final int SIZE = Integer.getInteger("benchmark.megabytes", 49) * 1024 * 1024;

	private static final int BETWEEN_LOOKS = 2;

	private static final String SLOT = "attachment-co-operation-agreement";

	private static final String FILE = "large.pdf";

	private UploadBenchmark() {
	}

	/** Runs once and prints what it found. */
	public static void main(String[] arguments) throws Exception {
		String database = Bench.database();
		ServerApart server = new ServerApart(database, Bench.profiles(database), "512m");
		List<Draft> drafts;
		List<String> leaders = new ArrayList<>();
		try (Bench bench = Bench.start(database)) {
			drafts = bench.drafts(UPLOADS);
			drafts.forEach((draft) -> leaders.add(bench.cast().withPassword(draft.leader())));
			server.setTime(bench.clock());
		}
		server.start();
		try {
			run(server, drafts, leaders);
		}
		finally {
			server.kill();
		}
		System.exit(0);
	}

	private static void run(ServerApart server, List<Draft> drafts, List<String> leaders) throws Exception {
		Path file = pdf();
		HttpClient http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
		List<HttpRequest> requests = new ArrayList<>();
		for (int at = 0; at < drafts.size(); at++) {
			Visitor leader = new HttpVisitor(server.port()).signIn(leaders.get(at), Cast.PASSWORD);
			requests.add(upload(leader.open("/applications/" + drafts.get(at).number() + "/sections/attachments"),
					leader.cookies(), file));
		}
		VirtualMachine machine = VirtualMachine.attach(Long.toString(server.processId()));
		try (JMXConnector connector = JMXConnectorFactory
			.connect(new JMXServiceURL(machine.startLocalManagementAgent()))) {
			MemoryMXBean memory = ManagementFactory.newPlatformMXBeanProxy(connector.getMBeanServerConnection(),
					ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
			print("%d uploads of %.1f MB at once; %d MB in use before", drafts.size(), Files.size(file) / 1048576.0,
					live(memory));
			long start = System.nanoTime();
			List<CompletableFuture<HttpResponse<String>>> all = requests.stream()
				.map((request) -> http.sendAsync(request, BodyHandlers.ofString()))
				.toList();
			long most = 0;
			long mostLive = 0;
			CompletableFuture<Void> done = CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
			while (!isOver(done)) {
				most = Math.max(most, used(memory));
				mostLive = Math.max(mostLive, live(memory));
			}
			long kept = all.stream()
				.map(CompletableFuture::join)
				.filter((answer) -> answer.statusCode() == 200 && answer.body().contains(FILE))
				.count();
			double seconds = (System.nanoTime() - start) / 1e9;
			print("meanwhile at most %d MB used, %d MB in use after collection; %d MB in use afterwards", most,
					mostLive, live(memory));
			print("%d of %d kept in %.0f s, %.0f MB/s", kept, drafts.size(), seconds,
					kept * (Files.size(file) / 1048576.0) / seconds);
		}
		finally {
			machine.detach();
		}
	}

	private static boolean isOver(CompletableFuture<Void> done) throws Exception {
		try {
			done.get(BETWEEN_LOOKS, TimeUnit.SECONDS);
			return true;
		}
		catch (TimeoutException ex) {
			return false;
		}
	}

	private static long used(MemoryMXBean memory) {
		return memory.getHeapMemoryUsage().getUsed() >> 20;
	}

	private static long live(MemoryMXBean memory) {
		memory.gc();
		return used(memory);
	}

	private static void print(String format, Object... arguments) {
		System.out.println(String.format(Locale.ROOT, format, arguments));
	}

	/** As the browser sends it; the file is read from disk while it is sent. */
	private static HttpRequest upload(Page page, List<HttpCookie> cookies, Path file) throws IOException {
		Element button = page.document().selectFirst("#" + SLOT + " button[value=upload]");
		FormElement form = (FormElement) button.closest("form");
		String boundary = "----" + UUID.randomUUID();
		StringBuilder head = new StringBuilder();
		for (KeyVal field : form.formData()) {
			if (form.select("input[type=file][name=\"" + field.key() + "\"]").isEmpty()) {
				head.append(part(boundary, field.key(), "")).append(field.value()).append("\r\n");
			}
		}
		head.append(part(boundary, button.attr("name"), "")).append(button.val()).append("\r\n");
		head.append(part(boundary, SLOT, "; filename=\"" + FILE + "\"\r\nContent-Type: application/pdf"));
		URI action = form.hasAttr("action") ? URI.create(form.absUrl("action")) : page.address();
		return HttpRequest.newBuilder(action)
			.header("Cookie", cookies.stream().map(HttpCookie::toString).collect(Collectors.joining("; ")))
			.header("Content-Type", "multipart/form-data; boundary=" + boundary)
			.POST(BodyPublishers.concat(BodyPublishers.ofString(head.toString()), BodyPublishers.ofFile(file),
					BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")))
			.build();
	}

	private static String part(String boundary, String name, String more) {
		return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n";
	}

	/** One page, and bytes that cannot be made smaller. */
	private static Path pdf() throws IOException {
		Path file = Files.createDirectories(Path.of("target", "benchmark")).resolve(FILE);
		try (PDDocument document = new PDDocument()) {
			PDPage page = new PDPage();
			PDStream stream = new PDStream(document);
			Random random = new Random(1);
			try (OutputStream bytes = stream.createOutputStream()) {
				byte[] part = new byte[1024 * 1024];
				for (int written = 0; written < SIZE; written += part.length) {
					random.nextBytes(part);
					bytes.write(part);
				}
			}
			page.getCOSObject().setItem("GrantwayBytes", stream);
			document.addPage(page);
			document.save(file.toFile());
		}
		return file;
	}

}
