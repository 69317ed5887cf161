package dev.attest.documents.text;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.documents.Extraction;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Source;
import dev.attest.documents.UnreadableDocument;
import dev.attest.documents.UnreadableDocument.Reason;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextSizeTest {

    private static final int MOST = 20_000;
    private static final ParseLimits LIMITS = new ParseLimits(MOST, 1 << 20, 100, 50, 10);

    @Test
    void countsCharactersAndNotBytes() {
        assertThat(read("text/plain", "ü".repeat(MOST), UTF_8).text()).hasSize(MOST);
        refuses("text/plain", "ü".repeat(MOST + 1), UTF_8);
        assertThat(read("text/plain", "語".repeat(MOST), UTF_16BE).text()).hasSize(MOST);
        assertThat(read("text/plain", "ü".repeat(MOST), Charset.forName("windows-1252"))
                        .text())
                .hasSize(MOST);
        refuses("text/plain", "ü".repeat(MOST + 1), Charset.forName("windows-1252"));
    }

    @Test
    void aCharacterOutsideTheFirstPlaneCountsTwiceAsEverywhere() {
        assertThat(read("text/plain", "😀".repeat(MOST / 2), UTF_8).text()).hasSize(MOST);
        refuses("text/plain", "😀".repeat(MOST / 2 + 1), UTF_8);
    }

    @Test
    void aLineEndOfTwoCharactersCountsOnce() {
        String line = "123456789\r\n";
        assertThat(read("text/plain", line.repeat(MOST / 10), UTF_8).text()).hasSize(MOST - 1);
        refuses("text/plain", line.repeat(MOST / 10 + 1), UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/markdown", "text/html", "text/csv"})
    void everyFormatIsRefusedForTooMuchText(String type) {
        refuses(type, "words ".repeat(MOST), UTF_8);
    }

    @Test
    void picturesInsideAPageAreNoText() {
        String page = "<p>Words.</p><img src='data:image/png;base64," + "A".repeat(3 * MOST) + "'><p>More.</p>";
        assertThat(read("text/html", page, UTF_8).text()).isEqualTo("Words.\n\nMore.");
    }

    private static Extraction read(String type, String text, Charset charset) {
        String marked = charset.equals(UTF_16BE) ? "\uFEFF" + text : text;
        return TextParsers.all(LIMITS).stream()
                .filter(parser -> parser.reads(type))
                .findFirst()
                .orElseThrow()
                .parse(new Source("long", type, marked.getBytes(charset)))
                .block();
    }

    private static void refuses(String type, String text, Charset charset) {
        assertThatThrownBy(() -> read(type, text, charset))
                .isInstanceOf(UnreadableDocument.class)
                .hasMessageContaining("20,000 characters")
                .extracting(error -> ((UnreadableDocument) error).reason())
                .isEqualTo(Reason.TOO_MUCH_TEXT);
    }
}
