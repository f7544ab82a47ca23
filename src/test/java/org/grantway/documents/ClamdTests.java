package org.grantway.documents;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.grantway.documents.MalwareScanner.Verdict;
import org.grantway.support.Clamd;
import org.grantway.support.NeedsClamd;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What the stand-in of the other tests claims of clamd, asked of clamd itself.
 */
@NeedsClamd
@Timeout(90)
class ClamdTests {

	private static final int LARGEST = 4 * 1024 * 1024;

	/**
	 * In two pieces, so that no scanner on a developer's machine takes this file away.
	 */
	private static final byte[] EICAR = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*")
		.getBytes(StandardCharsets.US_ASCII);

	@TempDir
	private static Path directory;

	private static Clamd clamd;

	@BeforeAll
	static void start() throws Exception {
		clamd = new Clamd(directory, LARGEST);
		clamd.start();
	}

	@AfterAll
	static void stop() throws Exception {
		clamd.close();
	}

	@Test
	void cleanFilesAreClean() throws Exception {
		assertThat(scanner(20).answers()).isTrue();
		assertThat(scan(20, UploadTests.pdf(3)).state()).isEqualTo(ScanState.CLEAN);
		assertThat(scan(20, new byte[LARGEST]).state()).isEqualTo(ScanState.CLEAN);
	}

	@Test
	void theTestVirusIsFoundAlsoInsideAWordFile() throws Exception {
		assertThat(scan(20, EICAR)).satisfies(ClamdTests::isEicar);
		Path file = java.nio.file.Files.createTempFile(directory, "upload", null);
		try (OutputStream out = java.nio.file.Files.newOutputStream(file);
				ZipOutputStream zip = new ZipOutputStream(out)) {
			zip.putNextEntry(new ZipEntry("word/media/image1.emf"));
			zip.write(EICAR);
		}
		assertThat(scanner(20).scanUpload(file)).satisfies(ClamdTests::isEicar);
	}

	@Test
	void whatIsLargerThanItTakesWaits() throws Exception {
		Verdict verdict = scan(20, new byte[3 * LARGEST]);
		assertThat(verdict.state()).isEqualTo(ScanState.WAITING);
		assertThat(verdict.trouble()).isNotBlank();
	}

	@Test
	void whenItHangsOrIsKilledInMidScanTheFileWaitsAndIsFoundAfterItsRestart() throws Exception {
		clamd.freeze();
		assertThat(scan(1, EICAR)).isEqualTo(new Verdict(ScanState.WAITING, null, "it did not answer in time"));
		CompletableFuture<Verdict> waiting = CompletableFuture.supplyAsync(() -> scan(60, EICAR));
		assertThatThrownBy(() -> waiting.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
		clamd.kill();
		assertThat(waiting.join().state()).isEqualTo(ScanState.WAITING);
		assertThat(scan(1, EICAR).state()).isEqualTo(ScanState.WAITING);
		assertThat(scanner(1).answers()).isFalse();
		clamd.start();
		assertThat(scan(20, EICAR)).satisfies(ClamdTests::isEicar);
	}

	private static void isEicar(Verdict verdict) {
		assertThat(verdict.state()).isEqualTo(ScanState.INFECTED);
		assertThat(verdict.signature()).startsWith("Eicar-Test-Signature");
	}

	private static Verdict scan(int seconds, byte[] content) {
		try {
			Path file = java.nio.file.Files.createTempFile(directory, "upload", null);
			java.nio.file.Files.write(file, content);
			return scanner(seconds).scanUpload(file);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static MalwareScanner scanner(int seconds) {
		return new MalwareScanner("127.0.0.1", clamd.port(), Duration.ofSeconds(seconds));
	}

}
