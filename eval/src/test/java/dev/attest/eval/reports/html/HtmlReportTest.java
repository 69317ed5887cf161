package dev.attest.eval.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.eval.reports.SampleReports;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReportTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "</style><style>*{display:none}",
                "</title><h1>gone</h1>",
                "--><!--",
                "&lt;b&gt;",
                "\u202Ereversed\u2066"
            })
    void whatAnAnswerSaysStaysText(String text) {
        String page = HtmlReport.render(SampleReports.hostile(text));
        String harmless = HtmlReport.render(SampleReports.hostile("harmless"));
        assertThat(tags(page)).isEqualTo(tags(harmless));
        assertThat(page)
                .doesNotContain("\u202E", "\u2066")
                .contains(Html.of("{}", text).markup());
    }

    @Test
    void asksForNothingFromAnywhere() {
        assertThat(HtmlReport.render(SampleReports.large()))
                .contains("default-src 'none'; style-src 'sha256-", "script-src 'sha256-")
                .doesNotContainPattern("(?:src|href|action)=\"(?!#|data:)")
                .doesNotContain(" style=", "@import", "unsafe-inline");
    }

    @Test
    void staysSmallEnoughToMail() {
        String page = HtmlReport.render(SampleReports.open());
        assertThat(page).contains("220 samples").doesNotContain("samples are not listed");
        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(3_000_000);
    }

    @Test
    void listsNoFrozenSampleAndSaysSo() {
        assertThat(HtmlReport.render(SampleReports.large()))
                .contains("110 frozen samples are not listed", "<code>s-000</code>")
                .doesNotContain("<code>s-001</code>");
    }

    @Test
    void saysWhatIsNotThere() {
        assertThat(HtmlReport.render(SampleReports.bare()))
                .contains(
                        "No gate was set.",
                        "attest eval calibrate --labels FILE",
                        "attest eval self-test",
                        "There is no baseline.",
                        "there is no trend yet",
                        "resumed once",
                        "Synthetic.",
                        "unmeasured",
                        "mostly: The local judge rates no bias; choose --judge llm.");
    }

    /** What is markup on a page, without texts and the values of attributes. */
    private static String tags(String page) {
        StringBuilder tags = new StringBuilder();
        Matcher tag = Pattern.compile("<(/?[a-z0-9]+)(\\s[^>]*)?>|<!--").matcher(page);
        while (tag.find()) {
            tags.append(tag.group().replaceAll("\"[^\"]*\"", "\"\"")).append('\n');
        }
        return tags.toString();
    }
}
