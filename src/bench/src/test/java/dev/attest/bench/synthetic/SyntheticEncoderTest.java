package dev.attest.bench.synthetic;

import static dev.attest.bench.synthetic.SyntheticTest.cosine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attest.documents.Span;
import dev.attest.retrieval.Encoding;
import dev.attest.retrieval.TokenVectors;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyntheticEncoderTest {

    private final Synthetic chunks = new Synthetic(100, 7);
    private final SyntheticEncoder encoder = new SyntheticEncoder(chunks, 7);

    private Encoding encoded(String text) {
        return encoder.encode(List.of(text)).blockOptional().orElseThrow().get(0);
    }

    @Test
    void givesASectionTheVectorOfItsChunk() {
        assertThat(encoded(encoder.section(42)).passage()).isEqualTo(chunks.vector(42));
        assertThat(encoder.passages(List.of(encoder.section(3), "Part 4")).block())
                .usingRecursiveComparison()
                .isEqualTo(List.of(chunks.vector(3), chunks.vector(4)));
    }

    @Test
    void givesTheSameTextTheSameVectorsForEver() {
        var again = new SyntheticEncoder(new Synthetic(100, 7), 7);
        String question = chunks.question(0);

        assertThat(encoder.question(question).block())
                .isEqualTo(again.question(question).block())
                .isNotEqualTo(encoder.question(chunks.question(1)).block());
        assertThat(encoder.questionTokens(question).block())
                .usingRecursiveComparison()
                .isEqualTo(again.questionTokens(question).block());
    }

    @Test
    void makesEveryVectorOfUnitLength() {
        Encoding section = encoded(encoder.section(42));

        assertThat(cosine(section.passage(), section.passage())).isCloseTo(1, within(1e-5));
        assertThat(List.of(section.tokens().vectors()))
                .hasSize(130)
                .allSatisfy(token -> assertThat(cosine(token, token)).isCloseTo(1, within(1e-5)));
        assertThat(encoder.count(encoder.section(42))).isEqualTo(130);
    }

    @Test
    void placesTokensWhereTheirWordsStand() {
        String text = "What is w7, or W7?";

        TokenVectors tokens = encoder.questionTokens(text).blockOptional().orElseThrow();

        assertThat(tokens.spans().stream().map(span -> span.of(text))).containsExactly("What", "is", "w7", "or", "W7");
        assertThat(tokens.spans().get(2)).isEqualTo(new Span(8, 10));
        assertThat(tokens.vectors()[2]).isEqualTo(tokens.vectors()[4]);
    }

    @Test
    void bringsTheSameWordNearerThanTheSameText() {
        float[][] one = encoded("Part 1 w7 w8").tokens().vectors();
        float[][] other = encoded("Part 2 w7 w9").tokens().vectors();

        double sameWord = cosine(one[2], other[2]);

        assertThat(sameWord).isGreaterThan(cosine(one[2], one[3])).isGreaterThan(cosine(one[2], other[3]));
        assertThat(Arrays.equals(one[2], other[2])).isFalse();
    }
}
