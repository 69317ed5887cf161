package dev.attest.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotCaret;
import dev.attest.services.Chromium;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** A report as a reader opens it: from a file, without a network. */
final class ReportPage {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final int PIXELS = 100_000;

    private ReportPage() {}

    /** Without a complaint, asking for nothing but itself, and to be seen; the picture is kept for people. */
    static void assertOpens(Path report, String screenshot) throws IOException {
        List<String> complaints = new ArrayList<>();
        List<String> requests = new ArrayList<>();
        try (Chromium chromium = Chromium.open();
                Page page = chromium.browser().newPage()) {
            page.onConsoleMessage(message -> complaints.add(message.text()));
            page.onPageError(complaints::add);
            page.onRequest(request -> requests.add(request.url()));
            String url = report.toUri().toString();
            page.navigate(url);
            BufferedImage image = shot(page, screenshot);
            assertThat(complaints).isEmpty();
            assertThat(requests).contains(url).allMatch(asked -> asked.equals(url) || asked.startsWith("data:"));
            assertThat(page.locator("#overview").isVisible()).isTrue();
            assertThat(shades(image)).isGreaterThan(20);
        }
    }

    private static BufferedImage shot(Page page, String name) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        // Hiding the caret takes a style that the page forbids.
        byte[] png = page.screenshot(new Page.ScreenshotOptions()
                .setCaret(ScreenshotCaret.INITIAL)
                .setPath(SCREENSHOTS.resolve(name + ".png")));
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static long shades(BufferedImage image) {
        return IntStream.range(0, PIXELS)
                .map(i -> image.getRGB(i * 7919 % image.getWidth(), i * 31 % image.getHeight()))
                .distinct()
                .count();
    }
}
