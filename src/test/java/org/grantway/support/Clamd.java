package org.grantway.support;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.awaitility.Awaitility;

/**
 * A real clamd on loopback that knows one signature, that of the EICAR test file, so it
 * starts in moments and needs no network.
 */
public final class Clamd implements AutoCloseable {

	private static final Path PROGRAM = Path.of("/usr/sbin/clamd");

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final Path directory;

	private final int port;

	private Process process;

	/**
	 * @param directory an empty one, for its settings
	 * @param largest how many bytes it takes in one stream
	 */
	public Clamd(Path directory, int largest) throws IOException {
		this.directory = directory;
		try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			this.port = free.getLocalPort();
		}
		Path signatures = Files.createDirectories(directory.resolve("signatures"));
		Files.writeString(signatures.resolve("eicar.hdb"),
				"44d88612fea8a8f36de82e1278abb02f:68:Eicar-Test-Signature\n");
		Files.writeString(directory.resolve("clamd.conf"), """
				Foreground yes
				TCPSocket %d
				TCPAddr 127.0.0.1
				DatabaseDirectory %s
				TemporaryDirectory %s
				StreamMaxLength %d
				AlertExceedsMax yes
				""".formatted(this.port, signatures, directory, largest));
	}

	public static boolean isHere() {
		return Files.isExecutable(PROGRAM);
	}

	/** Returns when it answers. */
	public void start() throws IOException {
		this.process = new ProcessBuilder(PROGRAM.toString(), "--config-file",
				this.directory.resolve("clamd.conf").toString())
			.redirectErrorStream(true)
			.redirectOutput(new File(this.directory.toFile(), "clamd.log"))
			.start();
		Awaitility.await()
			.atMost(PATIENCE)
			.failFast("clamd did not start, see " + this.directory.resolve("clamd.log"), () -> !this.process.isAlive())
			.until(this::listens);
	}

	private boolean listens() {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	public int port() {
		return this.port;
	}

	/** It takes connections still, and says nothing. */
	public void freeze() throws IOException, InterruptedException {
		new ProcessBuilder("kill", "-STOP", Long.toString(this.process.pid())).start().waitFor();
	}

	public void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor();
	}

	@Override
	public void close() throws InterruptedException {
		if (this.process != null) {
			kill();
		}
	}

}
