package dev.attest.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.attest.documents.Span;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MultiVectorTest {

    private static final FakeEmbedder ENCODER = new FakeEmbedder();
    private static final String TEXT = "Leave is paid. The canteen is open.";
    private static final List<Span> SENTENCES = List.of(new Span(0, 14), new Span(15, 35));

    private static MultiVector of(String text, List<Span> sentences) {
        return MultiVector.of(ENCODER.encode(List.of(text)).block().get(0), new PassageText(text, sentences));
    }

    private static QuantizedVector question(String text) {
        return QuantizedVector.of(ENCODER.vector(text));
    }

    /** Small enough to be written out. */
    private static MultiVector sample() {
        var passage = new QuantizedVector(new byte[] {127, -1}, 0.5f);
        var sentence = new SentenceVector(new Span(3, 303), new QuantizedVector(new byte[] {2, 3}, 1));
        var tokens = new PooledTokens(3, 2, List.of(new Span(3, 5), new Span(200, 201)), new byte[] {1, 2, 3, 4, 5, 6});
        return new MultiVector(passage, List.of(sentence), tokens);
    }

    private static void assertSame(MultiVector read, MultiVector written) {
        assertThat(read).usingRecursiveComparison().isEqualTo(written);
    }

    @Test
    void isWrittenByteForByteAsTheFormatSays() {
        assertThat(HexFormat.of().formatHex(sample().toBytes()))
                .isEqualTo("01" + "0002" + "0003" + "01" + "02" // version, dimensions, one sentence, two tokens
                        + "3f000000" + "7fff" // the passage
                        + "03" + "ac02" + "3f800000" + "0203" // the sentence, from 3 on, 300 long
                        + "40000000" + "0302" + "c50101" + "010203" + "040506"); // the tokens, the second 197 further
        assertThat(MultiVector.FORMAT).isEqualTo("multi-vector-1");
    }

    @Test
    void isReadAsItWasWritten() {
        assertSame(MultiVector.of(sample().toBytes()), sample());
        MultiVector without = of(TEXT, SENTENCES);
        assertSame(MultiVector.of(without.toBytes()), without);
        assertThat(without.tokens().size()).isZero();
    }

    @Test
    void refusesBytesThatAreNotItsOwn() {
        byte[] bytes = sample().toBytes();
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> MultiVector.of(cut))
                    .as("%d bytes", length)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> MultiVector.of(Arrays.copyOf(bytes, bytes.length + 1)))
                .hasMessageContaining("1 too many");
        bytes[0] = 9;
        assertThatThrownBy(() -> MultiVector.of(bytes)).hasMessageContaining("format 9, expected 1");
        byte[] endless = {1, 0, 2, 0, 3, -1, -1, -1, -1, -1, -1};
        assertThatThrownBy(() -> MultiVector.of(endless)).hasMessageContaining("not a number");
    }

    @Test
    void holdsEachSentenceInItsPlace() {
        MultiVector vector = of(TEXT, SENTENCES);

        assertThat(vector.sentences()).extracting(SentenceVector::span).isEqualTo(SENTENCES);
        NearestSentence nearest =
                vector.nearest(question("when is the canteen open")).orElseThrow();
        assertThat(nearest.span()).isEqualTo(SENTENCES.get(1));
        assertThat(nearest.cosine())
                .isCloseTo(vector.sentences().get(1).vector().dot(question("when is the canteen open")), within(1e-6));
        assertThat(vector.passage().dot(question(TEXT))).isCloseTo(1, within(0.01f));
    }

    @Test
    void countsATextWithoutSentencesAsOne() {
        assertThat(of(TEXT, List.of()).sentences())
                .extracting(SentenceVector::span)
                .containsExactly(new Span(0, TEXT.length()));
        assertThat(of(" ", List.of()).nearest(question("leave"))).isEmpty();
    }

    @Test
    void leavesOutSentencesPastTheWindow() {
        String text = "leave ".repeat(600);

        MultiVector vector = of(text, List.of(new Span(0, 5), new Span(6 * 505, 6 * 520), new Span(6 * 550, 6 * 560)));

        assertThat(vector.sentences())
                .extracting(SentenceVector::span)
                .containsExactly(new Span(0, 5), new Span(6 * 505, 6 * 520));
    }

    @Test
    void keepsPooledTokensInOneScale() {
        PooledTokens tokens =
                PooledTokens.of(List.of(new Span(0, 5), new Span(6, 8)), new float[][] {{0.5f, -1}, {0, 0.25f}});

        assertThat(tokens.dimension()).isEqualTo(2);
        assertThat(tokens.values()).containsExactly(64, -127, 0, 32);
        assertThat(tokens.scale()).isCloseTo(1 / 127f, within(1e-9f));
        assertThat(PooledTokens.of(List.of(), new float[0][])).isEqualTo(PooledTokens.NONE);
    }
}
