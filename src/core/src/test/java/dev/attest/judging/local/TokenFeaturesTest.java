package dev.attest.judging.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attest.documents.Span;
import dev.attest.retrieval.TokenVectors;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Words of three dimensions: what they are about, and two they lean to. */
class TokenFeaturesTest {

    private static final float[] LOAN = {1, 0, 0};
    private static final float[] NEAR_LOAN = {0.8f, 0.6f, 0};
    private static final float[] STORM = {0, 0, 1};

    private static Encoded encoded(String text, float[]... vectors) {
        List<Word> words = Word.of(text);
        var spans = new ArrayList<Span>();
        words.forEach(word -> spans.add(new Span(word.start(), word.end())));
        return Encoded.of(words, new TokenVectors(spans, vectors), 0);
    }

    private static TokenFeatures compared(Encoded claim, String source, float[]... vectors) {
        return new TokenFeatures(claim, new Source(source), List.of(encoded(source, vectors)));
    }

    private static double value(TokenFeatures features, Feature feature) {
        var values = new Values();
        features.into(values);
        return values.all()[feature.index()];
    }

    @Test
    void aWordMatchesTheNearestTokenOfThePieces() {
        TokenFeatures features = compared(encoded("loan gale", NEAR_LOAN, STORM), "loan paper", LOAN, LOAN);
        assertThat(features.matches()[0]).isCloseTo(0.8, within(1e-6));
        assertThat(features.matches()[1]).isZero();
        assertThat(value(features, Feature.WORST_MATCH)).isZero();
    }

    @Test
    void onlyWordsThatNoSourceHasAreNew() {
        TokenFeatures features = compared(encoded("loan gale", NEAR_LOAN, STORM), "loan paper", LOAN, LOAN);
        assertThat(value(features, Feature.NEW_MEAN)).isZero();
        assertThat(value(features, Feature.NEW_DEFICIT)).isCloseTo(1, within(1e-6));
        assertThat(value(features, Feature.NEW_FOREIGN)).isCloseTo(1, within(1e-6));
        assertThat(value(features, Feature.CONTRAST)).isCloseTo(0.8, within(1e-6));
    }

    @Test
    void withoutNewWordsNothingIsUnmatched() {
        TokenFeatures features = compared(encoded("loan", NEAR_LOAN), "loan paper", LOAN, LOAN);
        assertThat(features.unmatched(3)).containsExactly(0, 0, 0);
        assertThat(value(features, Feature.NEW_MEAN)).isEqualTo(0.9);
    }

    @Test
    void theUnmatchedPartPointsWhereNewWordsPoint() {
        float[] unmatched = compared(encoded("loan gale", NEAR_LOAN, STORM), "loan paper", LOAN, LOAN)
                .unmatched(3);
        assertThat(unmatched[0]).isZero();
        assertThat(unmatched[2]).isCloseTo(0.95f, within(1e-6f));
    }

    @Test
    void wordsPastTheWindowAreLeftOut() {
        List<Word> words = Word.of("loan gale");
        var first = new TokenVectors(List.of(new Span(0, 4)), new float[][] {LOAN});
        var features =
                new TokenFeatures(Encoded.of(words, first, 0), new Source("loan"), List.of(encoded("loan", LOAN)));
        assertThat(features.matches()[1]).isNaN();
        assertThat(value(features, Feature.WORST_MATCH)).isCloseTo(1, within(1e-6));
    }
}
