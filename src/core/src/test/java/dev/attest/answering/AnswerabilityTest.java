package dev.attest.answering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attest.answering.Answerability.Signals;
import dev.attest.documents.Chunk;
import dev.attest.documents.ChunkId;
import dev.attest.documents.Span;
import dev.attest.documents.VisibleChunk;
import dev.attest.retrieval.FakeEmbedder;
import dev.attest.retrieval.InMemoryKeywordIndex;
import dev.attest.retrieval.NamedEmbedder;
import dev.attest.retrieval.Passage;
import dev.attest.retrieval.RelevanceSamples;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AnswerabilityTest {

    private final NamedEmbedder bundled = new NamedEmbedder("bundled");
    private final Answerability answerability =
            new Answerability(new InMemoryKeywordIndex(), AnswerabilityRule.shipped(), bundled);

    private static Passage passage(int rank, String text, OptionalDouble cosine) {
        Span span = new Span(0, text.length());
        var chunk = new Chunk(new ChunkId(new UUID(0, rank), 1, 0), span, List.of(), List.of(span), text, 1);
        return new Passage(
                rank,
                0.5,
                RelevanceSamples.cosine(cosine),
                new VisibleChunk(chunk, "c", "key", "Title", Optional.empty()));
    }

    @Test
    void takesTheCosinesOfTheRetrievalAndEncodesNothing() {
        bundled.away(true);
        List<Passage> passages = List.of(
                passage(1, "parental leave", OptionalDouble.of(0.4)), passage(2, "canteen", OptionalDouble.of(0.7)));
        Signals signals = answerability.signals("parental leave", passages).block();
        assertThat(signals).isEqualTo(new Signals(1, 0.7));
    }

    @Test
    void comparesTheBestThreeItselfWhereRetrievalDidNot() {
        List<Passage> passages = List.of(
                passage(1, "the canteen", OptionalDouble.empty()),
                passage(2, "sick leave", OptionalDouble.empty()),
                passage(3, "travel", OptionalDouble.empty()),
                passage(4, "parental leave", OptionalDouble.empty()));
        Signals signals = answerability.signals("parental leave", passages).block();
        assertThat(bundled.embedded).containsExactly("the canteen", "sick leave", "travel");
        assertThat(signals.cosine()).isCloseTo(cosine("parental leave", "sick leave"), within(1e-6));
        assertThat(signals.coverage()).isCloseTo(0.5, within(1e-6));
    }

    private static double cosine(String a, String b) {
        var embedder = new FakeEmbedder();
        float[] first = embedder.vector(a);
        float[] second = embedder.vector(b);
        double product = 0;
        for (int i = 0; i < first.length; i++) {
            product += (double) first[i] * second[i];
        }
        return product;
    }

    @Test
    void nothingFoundIsNotAnswerable() {
        assertThat(answerability.answerable("parental leave", List.of()).block())
                .isFalse();
    }
}
