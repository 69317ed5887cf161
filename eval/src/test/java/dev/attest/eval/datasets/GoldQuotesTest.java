package dev.attest.eval.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.documents.ParseLimits;
import dev.attest.documents.text.TikaMediaTypes;
import dev.attest.embedded.FileParsers;
import dev.attest.eval.EvalFailure;
import dev.attest.eval.Sample;
import dev.attest.eval.Sample.Gold;
import dev.attest.eval.Sample.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldQuotesTest {

    @TempDir
    Path folder;

    @Test
    void findsAQuoteWhateverItsLineBreaks() {
        var texts = Map.of("a.md", "It is rated\nto 6,000  m.");
        assertThat(GoldQuotes.complaints(List.of(about("a.md", "rated to 6,000 m")), texts))
                .isEmpty();
    }

    @Test
    void complainsOfAQuoteThatIsNotThereAndOfADocumentThatIsNot() {
        var texts = Map.of("a.md", "It is rated to 3,000 m.");
        assertThat(GoldQuotes.complaints(List.of(about("a.md", "rated to 6,000 m"), about("b.md", "rated")), texts))
                .containsExactly("q: a.md does not say “rated to 6,000 m”.", "q: there is no document b.md.");
    }

    @Test
    void readsAttachmentsBelowTheirMail() throws IOException {
        Files.createDirectory(folder.resolve("mails"));
        Files.writeString(folder.resolve("mails/m.eml"), """
                Subject: Stock
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/csv; name="stock.csv"

                Part,Stock
                SK-1,4
                --b--
                """);
        assertThat(CorpusTexts.read(folder, new TikaMediaTypes(), FileParsers.all(ParseLimits.DEFAULT)))
                .containsEntry("mails/m.eml/stock.csv", "Part: SK-1 | Stock: 4")
                .containsKey("mails/m.eml");
    }

    @Test
    void namesADocumentThatCannotBeRead() throws IOException {
        Files.write(folder.resolve("picture.bin"), new byte[] {0, 1, 2, 3});
        assertThatThrownBy(() -> CorpusTexts.read(folder, new TikaMediaTypes(), FileParsers.all(ParseLimits.DEFAULT)))
                .isInstanceOf(EvalFailure.class)
                .hasMessageContaining("picture.bin");
    }

    static Sample about(String document, String quote) {
        return new Sample(
                "q",
                "How deep?",
                "6,000 m",
                List.of(new Gold(document, quote)),
                null,
                Status.ANSWERED,
                List.of(),
                null,
                false);
    }
}
