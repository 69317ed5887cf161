package dev.attest.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource({
        "report.md, report.md",
        "/etc/passwd, passwd",
        "..\\..\\boot.ini, boot.ini",
        "../.., unnamed",
        "., unnamed",
        "'', unnamed",
        "'   ', unnamed",
        "folder/, unnamed",
        "'  spaced name.txt ', spaced name.txt",
        "日本語.txt, 日本語.txt",
    })
    void keepsTheLastPartOnly(String given, String kept) {
        assertThat(FileName.of(given)).isEqualTo(kept);
    }

    @Test
    void dropsWhatNobodyCanSee() {
        assertThat(FileName.of("invoice\u202Efdp.exe")).isEqualTo("invoicefdp.exe");
        assertThat(FileName.of("a\u200Bb\u0000c\r\nd\u2028.txt")).isEqualTo("abcd.txt");
    }

    @Test
    void composesAccents() {
        assertThat(FileName.of("U\u0308ber.txt")).isEqualTo("Über.txt");
    }

    @Test
    void shortensLongNamesButKeepsTheExtension() {
        assertThat(FileName.of("x".repeat(400) + ".md"))
                .hasSize(FileName.LONGEST)
                .endsWith("x.md");
        assertThat(FileName.of("😀".repeat(200)))
                .hasSizeLessThanOrEqualTo(FileName.LONGEST)
                .endsWith("😀");
    }

    @ParameterizedTest
    @CsvSource({"Über uns & Co., über-uns-co", "'  --A  b--', a-b", "!!!, ''", "第一章, 第一章"})
    void slugsKeepLettersAndDigits(String title, String slug) {
        assertThat(FileName.slug(title)).isEqualTo(slug);
    }
}
