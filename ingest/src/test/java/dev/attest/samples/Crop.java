package dev.attest.samples;

import dev.attest.documents.Box;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Reads a rectangle of a rendered page with Tesseract. */
final class Crop {

    /** White around the crop, without which Tesseract misses the first letter. */
    private static final int MARGIN = 30;

    private static final int ENLARGED = 2;

    private Crop() {}

    static String read(BufferedImage page, Box box, double scale) throws IOException, InterruptedException {
        int x = Math.max(0, (int) Math.floor(box.x() * scale) - 1);
        int y = Math.max(0, (int) Math.floor(box.y() * scale) - 1);
        int width = Math.min(page.getWidth() - x, (int) Math.ceil(box.width() * scale) + 3);
        int height = Math.min(page.getHeight() - y, (int) Math.ceil(box.height() * scale) + 3);
        var framed = new BufferedImage(
                ENLARGED * width + 2 * MARGIN, ENLARGED * height + 2 * MARGIN, BufferedImage.TYPE_INT_RGB);
        var graphics = framed.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, framed.getWidth(), framed.getHeight());
        graphics.setRenderingHint(
                java.awt.RenderingHints.KEY_INTERPOLATION, java.awt.RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(
                page.getSubimage(x, y, width, height), MARGIN, MARGIN, ENLARGED * width, ENLARGED * height, null);
        graphics.dispose();
        Path file = Files.createTempFile("crop", ".png");
        try {
            ImageIO.write(framed, "png", file.toFile());
            Process process = new ProcessBuilder(
                            System.getProperty("attest.tesseract"), file.toString(), "-", "--psm", "7", "--dpi", "400")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return text;
        } finally {
            Files.delete(file);
        }
    }
}
