package dev.attest.samples.pdf;

import dev.attest.samples.source.Block;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Pages as they come from a scanner: set, drawn at 200 dots per inch in grey, laid slightly askew, with some grain. */
final class ScannedPages {

    private static final int DPI = 200;
    private static final int PAPER = 246;
    private static final float QUALITY = 0.55f;
    private static final double ASKEW = Math.toRadians(0.35);

    private ScannedPages() {}

    /** Adds the pages to the end of a document and returns them. */
    static List<PDPage> add(PDDocument document, List<Block> blocks) throws IOException {
        List<PDPage> added = new ArrayList<>();
        // Drawn from the finished file: PDFBox cuts fonts down when it saves, and draws wrong glyphs before.
        try (PDDocument set = Loader.loadPDF(set(blocks))) {
            PDFRenderer renderer = new PDFRenderer(set);
            for (int number = 0; number < set.getNumberOfPages(); number++) {
                BufferedImage scan = scanned(renderer.renderImageWithDPI(number, DPI, ImageType.GRAY), number);
                added.add(page(document, JPEGFactory.createFromImage(document, scan, QUALITY, DPI)));
            }
        }
        return added;
    }

    private static byte[] set(List<Block> blocks) throws IOException {
        try (PDDocument set = new PDDocument()) {
            LineBreaker breaker = new LineBreaker(new Typeface(set, Typeface.Family.EMBEDDED));
            try (Pages pages = new Pages(set, 1)) {
                new Body(pages, breaker, new Bookmarks(), Setting.SHEET).draw(blocks);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            set.save(out);
            return out.toByteArray();
        }
    }

    private static PDPage page(PDDocument document, PDImageXObject image) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream out = new PDPageContentStream(document, page)) {
            out.drawImage(image, 0, 0, PDRectangle.A4.getWidth(), PDRectangle.A4.getHeight());
        }
        return page;
    }

    private static BufferedImage scanned(BufferedImage clean, int number) {
        BufferedImage scan = new BufferedImage(clean.getWidth(), clean.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = scan.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, scan.getWidth(), scan.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        double turn = number % 2 == 0 ? ASKEW : -ASKEW / 2;
        graphics.rotate(turn, scan.getWidth() / 2.0, scan.getHeight() / 2.0);
        graphics.drawImage(clean, 0, 0, null);
        graphics.dispose();
        grain(scan.getRaster(), new Random(number));
        return scan;
    }

    private static void grain(WritableRaster raster, Random random) {
        int width = raster.getWidth();
        int[] row = new int[width];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getSamples(0, y, width, 1, 0, row);
            for (int x = 0; x < width; x++) {
                int speck = random.nextInt(20_000) == 0 ? -120 : 0;
                int noise = random.nextInt(7) - 3;
                row[x] = Math.max(0, Math.min(255, row[x] * PAPER / 255 + noise + speck));
            }
            raster.setSamples(0, y, width, 1, 0, row);
        }
    }
}
