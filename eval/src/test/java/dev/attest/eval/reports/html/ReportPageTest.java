package dev.attest.eval.reports.html;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ScreenshotCaret;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.reports.Report;
import dev.attest.eval.reports.ReportFiles;
import dev.attest.eval.reports.SampleReports;
import dev.attest.services.Chromium;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opens reports in a browser as a reader does: from a file, without a network. */
class ReportPageTest {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** What reaches beyond the window, but for what scrolls by itself. */
    private static final String WIDER = "[...document.querySelectorAll('body *')]"
            + ".filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll, nav, .quiet'))"
            + ".map(e => e.outerHTML.slice(0, 120))";

    @TempDir
    static Path folder;

    private static Chromium chromium;

    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.open();
        Files.createDirectories(SCREENSHOTS);
        write("large", SampleReports.large());
        write("bare", SampleReports.bare());
        write("hostile", SampleReports.hostile("<script>document.title='broken'</script>" + "W".repeat(400)));
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private static void write(String name, Report report) throws IOException {
        ReportFiles.write(report, folder.resolve(name));
    }

    @BeforeEach
    void openPage() {
        open(new Browser.NewContextOptions().setViewportSize(1280, 900));
    }

    private void open(Browser.NewContextOptions options) {
        closePage();
        context = chromium.browser().newContext(options);
        page = context.newPage();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onPageError(complaints::add);
        page.onRequest(request -> requests.add(request.url()));
    }

    @AfterEach
    void closePage() {
        if (context != null) {
            context.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"large", "bare", "hostile"})
    void opensWithoutAnErrorAndAsksForNothing(String name) {
        show(name);
        assertThat(page.locator("h2")).hasText(new String[] {
            "Overview", "The judge", "Trend", "Slices by tag", "Changes against the baseline", "Gate", "Samples"
        });
        assertThat(page.title())
                .isEqualTo((name.equals("bare") ? "Passed" : "Failed")
                        + page.title().substring(6));
        assertThat(complaints).isEmpty();
        assertThat(requests)
                .allMatch(url -> url.startsWith("data:") || url.equals(uri(name)))
                .contains(uri(name));
    }

    @ParameterizedTest
    @CsvSource({
        "large, light, 1280",
        "large, dark, 1280",
        "large, light, 390",
        "large, dark, 390",
        "hostile, light, 390"
    })
    void fitsTheWindowAndIsSeen(String name, String scheme, int width) throws IOException {
        open(new Browser.NewContextOptions()
                .setViewportSize(width, width < 500 ? 844 : 900)
                .setColorScheme(scheme.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT));
        show(name);
        page.locator(".sample").first().evaluate("sample => sample.open = true");
        assertThat((List<?>) page.evaluate(WIDER)).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        BufferedImage image = shot("%s-%s-%d".formatted(name, scheme, width));
        int background = image.getRGB(2, image.getHeight() / 2) & 0xFF;
        assertThat(scheme.equals("dark") ? 255 - background : background).isGreaterThan(200);
        assertThat(shades(image)).isGreaterThan(20);
    }

    @Test
    void findsSamplesByTextOutcomeAndTagFromTheKeyboard() {
        show("large");
        Locator shown = page.locator(".sample:visible");
        assertThat(shown).hasCount(110);
        page.locator("#filter-text").focus();
        page.keyboard().type("RUBBING alcohol");
        assertThat(page.locator("#shown")).containsText(" of 110 samples");
        assertThat(shown.allTextContents()).isNotEmpty().allMatch(text -> text.contains("rubbing alcohol"));
        page.keyboard().press("Tab");
        page.keyboard().type("failed");
        page.keyboard().press("Tab");
        page.keyboard().type("table");
        assertThat(page.locator("#filter-tag")).hasValue("table");
        assertThat(page.locator("#filter-outcome")).hasValue("failed");
        page.locator("#sample-controls button").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#shown")).hasText("110 samples");
        assertThat(shown).hasCount(110);
    }

    @Test
    void saysWhenNoSampleFits() {
        show("large");
        page.locator("#filter-text").fill("no answer says this");
        assertThat(page.locator("#shown")).hasText("0 of 110 samples: none fit; reset to see all");
    }

    @Test
    void sortsFromTheKeyboardWithTheWorstFirstAndTheUnmeasuredLast() {
        show("large");
        page.locator("#sort").focus();
        page.keyboard().type("worst Hall");
        List<Double> values = scores("hallucination");
        List<Double> measured = values.stream().filter(value -> !value.isNaN()).toList();
        assertThat(measured).isSortedAccordingTo(Comparator.reverseOrder()).hasSizeGreaterThan(50);
        assertThat(values.subList(0, measured.size())).isEqualTo(measured);
        page.locator("#sort").selectOption("place");
        assertThat(page.locator(".sample").first()).hasId("sample-0");
    }

    private List<Double> scores(String metric) {
        int place = SampleReports.large().metrics().stream()
                .map(MetricInfo::name)
                .toList()
                .indexOf(metric);
        return page.locator(".sample").all().stream()
                .map(sample -> sample.getAttribute("data-scores").split(" ", -1)[place])
                .map(score -> score.equals("-") ? Double.NaN : Double.valueOf(score))
                .toList();
    }

    @Test
    void opensASampleAndFollowsACitationFromTheKeyboard() {
        show("large");
        Locator sample = page.locator(".sample[data-outcome=answered]").first();
        sample.locator("summary").first().focus();
        page.keyboard().press("Enter");
        assertThat(sample).hasAttribute("open", "");
        assertThat(sample.locator(".verdicts").first()).containsText("The break is 15 minutes.");
        Locator marker = sample.locator(".said a").first();
        marker.focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("li:target")).containsText("work on the open deck is limited");
    }

    @Test
    void aLinkToASampleOpensIt() {
        show("large");
        Locator link = page.locator("#changes a[href^='#sample-']").first();
        Locator sample = page.locator(link.getAttribute("href"));
        link.click();
        assertThat(sample).hasAttribute("open", "");
        assertThat(sample).isInViewport();
    }

    @Test
    void theFirstStopOfTheKeyboardSkipsToTheFigures() {
        show("large");
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        assertThat(page.locator(".skip")).isInViewport();
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).isFocused();
    }

    @Test
    void everythingButFilteringIsThereWithoutScript() {
        open(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        show("large");
        assertThat(page.locator("#sample-controls")).isHidden();
        assertThat(page.locator(".sample").first()).isVisible();
        page.locator(".sample summary").first().click();
        assertThat(page.locator(".sample").first()).hasAttribute("open", "");
    }

    @Test
    void printsWithoutControls() throws IOException {
        show("large");
        Files.write(SCREENSHOTS.resolve("large.pdf"), page.pdf());
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator("nav")).isHidden();
        assertThat(page.locator("#sample-controls")).isHidden();
        assertThat(page.locator("#overview")).isVisible();
    }

    private void show(String name) {
        page.navigate(uri(name));
    }

    private static String uri(String name) {
        return folder.resolve(name).resolve("report.html").toUri().toString();
    }

    /** Of the whole page, kept for people; the caret is left alone, as hiding it takes a style that the page forbids. */
    private BufferedImage shot(String name) throws IOException {
        byte[] png = page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setCaret(ScreenshotCaret.INITIAL)
                .setPath(SCREENSHOTS.resolve(name + ".png")));
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static long shades(BufferedImage image) {
        return IntStream.range(0, 200_000)
                .map(i -> image.getRGB(i * 7919 % image.getWidth(), (i * 31) % image.getHeight()))
                .distinct()
                .count();
    }
}
