package dev.attest.retrieval;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Span;
import dev.attest.documents.TextHash;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PassageMultiVectorsTest {

    private final InMemoryEncodings encodings = new InMemoryEncodings();
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final CountingEncoder encoder = new CountingEncoder();

    private PassageMultiVectors embeddingBy(String model) {
        return new PassageMultiVectors(encodings, ledger, encoder, model);
    }

    private static Map<String, PassageText> texts(String... texts) {
        return Stream.of(texts)
                .collect(toMap(TextHash::of, text -> new PassageText(text, List.of(new Span(0, text.length())))));
    }

    @Test
    void encodesATextOnce() {
        Map<String, MultiVector> first =
                embeddingBy(encoder.name()).of(texts("leave", "canteen")).block();
        Map<String, MultiVector> again =
                embeddingBy(encoder.name()).of(texts("leave", "travel")).block();

        assertThat(encoder.encoded).containsExactlyInAnyOrder("leave", "canteen", "travel");
        assertThat(again).containsOnlyKeys(texts("leave", "travel").keySet());
        String leave = TextHash.of("leave");
        assertThat(again.get(leave)).usingRecursiveComparison().isEqualTo(first.get(leave));
    }

    @Test
    void keepsThePassageVectorsOfTheSamePassWhereTheEncoderEmbeds() {
        embeddingBy(encoder.name()).of(texts("leave")).block();

        assertThat(ledger.find(encoder.name(), List.of(TextHash.of("leave"))).block())
                .hasEntrySatisfying(
                        TextHash.of("leave"),
                        vector -> assertThat(vector).isEqualTo(new FakeEmbedder().vector("leave")));
    }

    @Test
    void keepsNoPassageVectorsOfAnEncoderThatDoesNotEmbed() {
        embeddingBy("remote").of(texts("leave")).block();

        assertThat(ledger.vectors).isEmpty();
        assertThat(encodings.byFormat).containsOnlyKeys("fake/bag-of-words/multi-vector-2");
    }

    @Test
    void encodesAFewAtATime() {
        String[] many = IntStream.range(0, 100).mapToObj(i -> "text " + i).toArray(String[]::new);

        assertThat(embeddingBy("remote").of(texts(many)).block()).hasSize(100);
        assertThat(encoder.encoded).hasSize(100);
        assertThat(embeddingBy("remote").of(Map.of()).block()).isEmpty();
    }
}
