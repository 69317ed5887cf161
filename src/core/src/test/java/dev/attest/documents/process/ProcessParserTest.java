package dev.attest.documents.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.ParseLimits;
import dev.attest.documents.Parser;
import dev.attest.documents.ParserContract;
import dev.attest.documents.Source;
import dev.attest.documents.text.TextParsers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessParserTest extends ParserContract {

    private static ProcessParser parser;

    @BeforeAll
    static void start() {
        parser = Faults.start(Faults.SETTINGS);
    }

    @AfterAll
    static void close() {
        parser.close();
    }

    @Override
    protected Parser parser() {
        return parser;
    }

    @Override
    protected String mediaType() {
        return "text/markdown";
    }

    @Override
    protected byte[] readable() {
        return "# Grüße 😀\n\nFirst one.\n\nSecond paragraph.\n".getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected byte[] withoutText() {
        return "<!-- nothing -->\n".getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected byte[] broken() {
        return "# A\0B".getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# Title\n\n- one\n  - two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n",
                "Ünï 😀 \u202Eright to left\u202C.",
                "One line."
            })
    void givesWhatTheSameParserGivesInThisProcess(String text) {
        for (Parser here : TextParsers.all(ParseLimits.DEFAULT)) {
            for (String type : List.of("text/markdown", "text/html", "text/plain")) {
                if (here.reads(type)) {
                    var source = new Source("\uD83D half.md", type, text.getBytes(StandardCharsets.UTF_8));
                    assertThat(parser.parse(source).block())
                            .isEqualTo(here.parse(source).block());
                }
            }
        }
    }

    @Test
    void givesPagesBoxesAndAttachmentsAsTheyAre() {
        assertThat(Faults.order(parser, "layout").block()).isEqualTo(FaultyChild.layout());
    }

    @Test
    void readsALargeFileAndALargeText() {
        byte[] large = "word ".repeat(3_000_000).getBytes(StandardCharsets.UTF_8);
        var source = new Source("large.txt", "text/plain", large);
        assertThat(parser.parse(source).block().text()).hasSize(large.length - 1);
    }

    @Test
    void theChildKnowsNoVariableThatItDoesNotNeed() {
        assertThat(Faults.order(parser, "environment").block().text().split(" "))
                .isSubsetOf(
                        "PATH",
                        "LC_ALL",
                        "LC_CTYPE",
                        "LANG",
                        "ATTEST_TESSERACT",
                        "ATTEST_TESSERACT_LANGUAGES",
                        "TESSDATA_PREFIX",
                        "SystemRoot",
                        ".");
    }

    @Test
    void whatLibrariesPrintIsNoAnswer() {
        assertThat(Faults.order(parser, "print").block().text()).isEqualTo("printed");
    }
}
