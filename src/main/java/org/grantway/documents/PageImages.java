package org.grantway.documents;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.concurrent.Semaphore;

import javax.imageio.ImageIO;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.grantway.documents.Files.StoredFile;
import org.grantway.shared.NotFound;

import org.springframework.stereotype.Component;

/**
 * Turns pages of PDF files into images when they are first asked for, so that nobody has
 * to open a stranger's PDF to read it.
 */
@Component
class PageImages {

	/** Wide enough to read on a large screen. */
	private static final float WIDTH = 1400;

	private static final float MOST_PIXELS = 4_000_000;

	private final Files files;

	private final ContentStore store;

	/** Rendering takes much memory. */
	private final Semaphore atOnce = new Semaphore(2, true);

	PageImages(Files files, ContentStore store) {
		this.files = files;
		this.store = store;
	}

	/**
	 * @param page counted from 1
	 */
	Path page(StoredFile file, int page) {
		if (page < 1 || page > this.files.pages(file.id())) {
			throw new NotFound("page " + page + " of file " + file.id());
		}
		Path image = this.store.pageImage(file.sha256(), page);
		if (!java.nio.file.Files.exists(image)) {
			this.atOnce.acquireUninterruptibly();
			try {
				if (!java.nio.file.Files.exists(image)) {
					render(file, page, image);
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			finally {
				this.atOnce.release();
			}
		}
		return image;
	}

	private void render(StoredFile file, int page, Path image) throws IOException {
		java.nio.file.Files.createDirectories(image.getParent());
		Path part = image.resolveSibling(UUID.randomUUID() + ".part");
		try (PDDocument document = Loader.loadPDF(this.store.path(file.sha256()).toFile(),
				IOUtils.createTempFileOnlyStreamCache())) {
			PDRectangle box = document.getPage(page - 1).getCropBox();
			BufferedImage picture = new PDFRenderer(document).renderImage(page - 1, scale(box), ImageType.RGB);
			ImageIO.write(picture, "png", part.toFile());
			java.nio.file.Files.move(part, image, StandardCopyOption.ATOMIC_MOVE);
		}
		finally {
			java.nio.file.Files.deleteIfExists(part);
		}
	}

	/** A page may claim to be as large as a house. */
	private static float scale(PDRectangle box) {
		float width = Math.max(1, box.getWidth());
		float height = Math.max(1, box.getHeight());
		return Math.min(WIDTH / width, (float) Math.sqrt(MOST_PIXELS / (width * height)));
	}

}
