package dev.attest.answering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.answering.Statement.Evidence;
import dev.attest.documents.Chunk;
import dev.attest.documents.ChunkId;
import dev.attest.documents.Span;
import dev.attest.documents.VisibleChunk;
import dev.attest.retrieval.Passage;
import dev.attest.retrieval.RelevanceSamples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every answer model does. */
public abstract class AnswerModelContract {

    protected abstract AnswerModel model();

    @Test
    void tiesEverySentenceToCharactersOfThePassagesItWasGiven() {
        List<Passage> passages = passages(
                List.of("Wardens wear orange vests.", "The muster point is the old crane."),
                List.of("Invoices are paid within 30 days."));
        assertThat(statements("Where is the muster point?", passages))
                .isNotEmpty()
                .allSatisfy(statement -> {
                    assertThat(statement.text()).isNotBlank();
                    assertThat(statement.evidence()).isNotEmpty().allSatisfy(evidence -> {
                        Span chunk = passages.get(evidence.passage()).chunk().span();
                        assertThat(evidence.span().start()).isGreaterThanOrEqualTo(chunk.start());
                        assertThat(evidence.span().end()).isLessThanOrEqualTo(chunk.end());
                        assertThat(evidence.span().length()).isPositive();
                    });
                });
    }

    @Test
    void saysNothingWithoutPassages() {
        assertThat(model().answer("Where is the muster point?", List.of())
                        .collectList()
                        .block())
                .isEmpty();
    }

    @Test
    void showsEverySentenceBeforeItIsComplete() {
        List<Passage> passages = passages(
                List.of("Wardens wear orange vests.", "The muster point is the old crane."),
                List.of("The muster point is signposted."));
        StringBuilder shown = new StringBuilder();
        for (Written piece : written(passages)) {
            if (piece instanceof Written.Text text) {
                shown.append(text.text());
            } else if (piece instanceof Written.Complete complete) {
                assertThat(shown.toString().strip())
                        .isEqualTo(complete.statement().text());
                shown.setLength(0);
            }
        }
        assertThat(shown.toString()).isBlank();
    }

    private List<Written> written(List<Passage> passages) {
        return model().answer("Where is the muster point?", passages)
                .collectList()
                .block();
    }

    /** The complete sentences of an answer. */
    protected final List<Statement> statements(String question, List<Passage> passages) {
        return model().answer(question, passages)
                .ofType(Written.Complete.class)
                .map(Written.Complete::statement)
                .collectList()
                .block();
    }

    /** One passage for each list of sentences, which stand at an offset of 100 in a version's text. */
    protected static List<Passage> passages(List<?>... sentences) {
        var passages = new ArrayList<Passage>();
        for (List<?> texts : sentences) {
            var spans = new ArrayList<Span>();
            StringBuilder text = new StringBuilder();
            for (Object sentence : texts) {
                int start = 100 + text.length();
                text.append(sentence).append(' ');
                spans.add(new Span(start, start + sentence.toString().length()));
            }
            Chunk chunk = new Chunk(
                    new ChunkId(UUID.nameUUIDFromBytes(new byte[] {(byte) passages.size()}), 1, 0),
                    new Span(100, 100 + text.length()),
                    List.of("Top"),
                    spans,
                    text.toString(),
                    10);
            passages.add(new Passage(
                    passages.size() + 1,
                    0.9,
                    RelevanceSamples.NONE,
                    new VisibleChunk(chunk, "handbook", "a.md", "A", Optional.empty())));
        }
        return passages;
    }

    /** The source characters of a piece of evidence. */
    protected static String quoted(List<Passage> passages, Evidence evidence) {
        Chunk chunk = passages.get(evidence.passage()).chunk();
        return evidence.span().shift(-chunk.span().start()).of(chunk.text());
    }
}
