package org.grantway.journey;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.awaitility.Awaitility;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

import org.grantway.GrantwayApplication;
import org.grantway.shared.MovableClock;

/**
 * The application in a process of its own, so that it can be killed like one. Its clock
 * is as far ahead as a file says.
 */
final class ServerApart {

	private static final String OFFSET = "grantway.journey.offset";

	private final String database;

	private final String profiles;

	private final String heap;

	private final Path offset;

	private final int port;

	private Process process;

	ServerApart(String database) {
		this(database, "test,mysql", "1g");
	}

	/** With profiles that suit the database, and so much heap at most. */
	ServerApart(String database, String profiles, String heap) {
		this.database = database;
		this.profiles = profiles;
		this.heap = heap;
		try (ServerSocket free = new ServerSocket(0)) {
			this.port = free.getLocalPort();
			this.offset = Files.createTempFile("offset", ".txt");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	int port() {
		return this.port;
	}

	long processId() {
		return this.process.pid();
	}

	/** Tells the server what time it is. */
	void setTime(Clock clock) {
		try {
			Files.writeString(this.offset, Duration.between(Instant.now(), Instant.now(clock)).toString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void start() {
		try {
			this.process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"-Xmx" + this.heap, "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=256m", "-XX:+UseSerialGC",
					"-cp", classPath(), "-D" + OFFSET + "=" + this.offset, ServerApart.class.getName(),
					"--server.port=" + this.port, "--spring.profiles.active=" + this.profiles,
					"--spring.data.jpa.repositories.bootstrap-mode=lazy", "--spring.datasource.url=" + this.database)
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(Path.of("target", "server-apart.log").toFile()))
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Awaitility.await().atMost(Duration.ofMinutes(3)).until(this::answers);
	}

	/** Each entry once: the test runner's own jar lists all of them again. */
	private static String classPath() {
		return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !entry.contains("surefire"))
			.distinct()
			.collect(Collectors.joining(File.pathSeparator));
	}

	/** Kills it as a power cut would, and waits until it is gone. */
	void kill() {
		try {
			this.process.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private boolean answers() throws InterruptedException {
		if (!this.process.isAlive()) {
			throw new IllegalStateException("The server did not start; see target/server-apart.log");
		}
		try {
			HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/sign-in"))
				.build();
			return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** Starts the application alone, without what the tests add to it. */
	public static void main(String[] arguments) {
		Path offset = Path.of(System.getProperty(OFFSET));
		new SpringApplicationBuilder(GrantwayApplication.class).initializers((context) -> {
			context.getBeanFactory().registerSingleton("withoutTests", new WithoutTests());
			context.addBeanFactoryPostProcessor((beans) -> beans.addBeanPostProcessor(new BeanPostProcessor() {
				@Override
				public Object postProcessAfterInitialization(Object bean, String name) {
					return (bean instanceof MovableClock) ? new FollowingClock(offset) : bean;
				}
			}));
		}).run(arguments);
	}

	/** Leaves out what lies beside the application's own classes. */
	static final class WithoutTests extends TypeExcludeFilter {

		@Override
		public boolean match(MetadataReader reader, MetadataReaderFactory factory) throws IOException {
			return reader.getResource().getURI().toString().contains("/test-classes/");
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof WithoutTests;
		}

		@Override
		public int hashCode() {
			return WithoutTests.class.hashCode();
		}

	}

	/** As far ahead as the file says. */
	private static final class FollowingClock extends MovableClock {

		private final Path file;

		FollowingClock(Path file) {
			super(Clock.systemUTC());
			this.file = file;
		}

		@Override
		public Duration offset() {
			try {
				return Duration.parse(Files.readString(this.file));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		@Override
		public Instant instant() {
			moveBy(offset());
			return super.instant();
		}

	}

}
