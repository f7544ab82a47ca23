package org.grantway.documents;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands where clamd would listen and behaves as it is told, also badly.
 */
final class SampleScanner implements AutoCloseable {

	/** To a file that the test has not told of, an error; so it changes no other's. */
	static final String UNKNOWN = "unknown ERROR\0";

	private final ServerSocket server;

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private final AtomicInteger asked = new AtomicInteger();

	private volatile Behaviour behaviour = (scan) -> scan.say(UNKNOWN);

	private volatile boolean gone;

	SampleScanner() {
		try {
			this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		inBackground(this::accept);
	}

	/** The product's scanner, asking this one. */
	MalwareScanner client(Duration timeout) {
		return new MalwareScanner("127.0.0.1", this.server.getLocalPort(), timeout);
	}

	void behave(Behaviour other) {
		this.gone = false;
		this.behaviour = other;
	}

	/** Takes connections and ends them, as when clamd was killed. */
	void die() {
		this.gone = true;
	}

	int asked() {
		return this.asked.get();
	}

	private void accept() {
		while (!this.server.isClosed()) {
			try {
				Socket socket = this.server.accept();
				this.open.add(socket);
				inBackground(() -> serve(socket));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void serve(Socket socket) {
		try (socket) {
			Scan scan = new Scan(socket, new DataInputStream(socket.getInputStream()));
			if (this.gone) {
				return;
			}
			if (scan.command().equals("zPING")) {
				scan.say("PONG\0");
				return;
			}
			this.asked.incrementAndGet();
			this.behaviour.serve(scan);
		}
		catch (IOException | InterruptedException ex) {
			// the other side has gone, as it may
		}
		finally {
			this.open.remove(socket);
		}
	}

	private static void inBackground(Runnable work) {
		Thread thread = new Thread(work, "sample-scanner");
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		for (Socket socket : this.open) {
			socket.close();
		}
	}

	/** What it does when it is asked to scan. */
	interface Behaviour {

		void serve(Scan scan) throws IOException, InterruptedException;

		/** Takes the file in whole, then answers. */
		static Behaviour saying(String answer) {
			return (scan) -> {
				scan.file();
				scan.say(answer);
			};
		}

	}

	/** One question. */
	record Scan(Socket socket, DataInputStream in) {

		private String command() throws IOException {
			ByteArrayOutputStream command = new ByteArrayOutputStream();
			for (int read = this.in.read(); read > 0; read = this.in.read()) {
				command.write(read);
			}
			return command.toString(StandardCharsets.US_ASCII);
		}

		byte[] chunk() throws IOException {
			return this.in.readNBytes(this.in.readInt());
		}

		byte[] file() throws IOException {
			ByteArrayOutputStream file = new ByteArrayOutputStream();
			for (byte[] chunk = chunk(); chunk.length > 0; chunk = chunk()) {
				file.write(chunk);
			}
			return file.toByteArray();
		}

		void say(String answer) throws IOException {
			this.socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
		}

		/** Until the client gives up. */
		void hang() throws InterruptedException {
			Thread.sleep(60_000);
		}

	}

}
