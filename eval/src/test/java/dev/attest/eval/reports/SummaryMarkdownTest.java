package dev.attest.eval.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SummaryMarkdownTest {

    @Test
    void saysInShortWhatAPullRequestNeeds() {
        assertThat(SummaryMarkdown.write(SampleReports.small())).isEqualTo(Golden.read("small.summary.md"));
    }

    @Test
    void saysThatARunWasSynthetic() {
        assertThat(SummaryMarkdown.write(SampleReports.bare()))
                .contains("gate passed", "**Synthetic:**", "*unmeasured*");
    }

    @Test
    void staysShort() {
        assertThat(SummaryMarkdown.write(SampleReports.large()).lines()).hasSizeLessThan(40);
    }

    @Test
    void takesNothingInATextForMarkdown() {
        String summary = SummaryMarkdown.write(SampleReports.hostile("a|b\n`c` **d** <img src=x> @team [e](f) &lt;"));
        assertThat(summary)
                .contains("a\\|b \\`c\\` \\*\\*d\\*\\* &lt;img src=x> @\u200Bteam \\[e\\](f) &amp;lt;")
                .doesNotContain("<img");
    }
}
