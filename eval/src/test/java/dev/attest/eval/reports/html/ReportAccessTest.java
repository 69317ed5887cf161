package dev.attest.eval.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.attest.eval.reports.ReportFiles;
import dev.attest.eval.reports.SampleReports;
import dev.attest.services.Chromium;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing on the page keeps people out, as far as axe-core can tell: WCAG 2.2 at level AA and its best practices. */
class ReportAccessTest {

    private static final String RUN = "axe.run(document, {resultTypes: ['violations']}).then(found => found.violations"
            + ".flatMap(rule => rule.nodes.map(node => rule.id + ': ' + node.html.slice(0, 160) + ' ' + node.failureSummary)))";

    @TempDir
    static Path folder;

    private static Chromium chromium;
    private static String axe;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.open();
        ReportFiles.write(SampleReports.large(), folder.resolve("large"));
        ReportFiles.write(SampleReports.bare(), folder.resolve("bare"));
        try (InputStream in = ReportAccessTest.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"large, LIGHT, 1280", "large, DARK, 1280", "large, LIGHT, 390", "bare, DARK, 390"})
    void keepsNobodyOut(String name, ColorScheme scheme, int width) {
        assertThat(violations(name, scheme, width, "")).isEmpty();
    }

    @Test
    void theCheckBites() {
        assertThat(violations("bare", ColorScheme.LIGHT, 1280, "document.documentElement.lang = ''"))
                .anyMatch(found -> found.startsWith("html-has-lang"));
    }

    private static List<String> violations(String name, ColorScheme scheme, int width, String before) {
        try (BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setColorScheme(scheme))) {
            Page page = context.newPage();
            page.navigate(folder.resolve(name).resolve("report.html").toUri().toString());
            page.evaluate(
                    "[...document.querySelectorAll('#overview details, #trend details')].forEach(d => d.open = true);"
                            + "[...document.querySelectorAll('.sample')].slice(0, 12).forEach(d => d.open = true);"
                            + before);
            page.evaluate(axe);
            return ((List<?>) page.evaluate(RUN)).stream().map(String::valueOf).toList();
        }
    }
}
