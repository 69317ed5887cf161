package dev.attest.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.documents.Span;
import dev.attest.retrieval.MultiVector.Sentence;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MultiVectorTest {

    private static final FakeEmbedder ENCODER = new FakeEmbedder();
    private static final String TEXT = "Leave is paid. The canteen is open.";
    private static final List<Span> SENTENCES = List.of(new Span(0, 14), new Span(15, 35));

    private static MultiVector of(String text, List<Span> sentences) {
        Encoding encoding = ENCODER.encode(List.of(text)).block().get(0);
        return MultiVector.of(encoding, new PassageText(text, sentences), ENCODER.centre());
    }

    /** Small enough to be written out. */
    private static MultiVector sample() {
        var passage = new QuantizedVector(new byte[] {127, -1}, 0.5f);
        var tokens = new TokenCodes(5, new byte[] {1, 2, 3, 4, 5, 6});
        return new MultiVector(
                passage, List.of(new Sentence(new Span(3, 303), 0, 1), new Sentence(new Span(304, 310), 1, 3)), tokens);
    }

    private static void assertSame(MultiVector read, MultiVector written) {
        assertThat(read).usingRecursiveComparison().isEqualTo(written);
    }

    @Test
    void isWrittenByteForByteAsTheFormatSays() {
        assertThat(HexFormat.of().formatHex(sample().toBytes()))
                .isEqualTo("02" + "0002" + "0005" + "02" + "03" // version, dimensions, two sentences, three tokens
                        + "3f000000" + "7fff" // the passage
                        + "03" + "ac02" + "00" + "01" // the first sentence, from 3 on, 300 long, one token
                        + "ad02" + "06" + "01" + "02" // the second, 301 further, 6 long, two tokens
                        + "010203040506"); // the tokens, two bytes each
        assertThat(MultiVector.FORMAT).isEqualTo("multi-vector-2");
    }

    @Test
    void isReadAsItWasWritten() {
        assertSame(MultiVector.of(sample().toBytes()), sample());
        MultiVector real = of(TEXT, SENTENCES);
        assertSame(MultiVector.of(real.toBytes()), real);
        MultiVector empty = of(" ", List.of());
        assertSame(MultiVector.of(empty.toBytes()), empty);
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
        assertThatThrownBy(() -> MultiVector.of(bytes)).hasMessageContaining("format 9, expected 2");
        byte[] endless = {2, 0, 2, 0, 3, -1, -1, -1, -1, -1, -1};
        assertThatThrownBy(() -> MultiVector.of(endless)).hasMessageContaining("not a number");
    }

    @Test
    void refusesSentencesOfTokensThatAreNotThere() {
        var passage = new QuantizedVector(new byte[] {1}, 1);
        assertThatThrownBy(() -> new MultiVector(passage, List.of(new Sentence(new Span(0, 1), 0, 1)), TokenCodes.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("with 0 tokens");
        assertThatThrownBy(() -> new Sentence(new Span(0, 1), 2, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsTheTokensThatSaySomethingAndTheirSentences() {
        MultiVector vector = of(TEXT, SENTENCES);

        assertThat(vector.tokens().size()).isEqualTo(4);
        assertThat(vector.sentences())
                .containsExactly(new Sentence(SENTENCES.get(0), 0, 2), new Sentence(SENTENCES.get(1), 2, 4));
    }

    @Test
    void keepsTokensOutsideAllSentences() {
        MultiVector vector = of("Holidays\n\nLeave is paid.", List.of(new Span(10, 24)));

        assertThat(vector.tokens().size()).isEqualTo(3);
        assertThat(vector.sentences()).containsExactly(new Sentence(new Span(10, 24), 1, 3));
    }

    @Test
    void countsATextWithoutSentencesAsOne() {
        assertThat(of(TEXT, List.of()).sentences()).containsExactly(new Sentence(new Span(0, TEXT.length()), 0, 4));
        assertThat(of("It is as it was.", List.of()).sentences()).isEmpty();
    }

    @Test
    void leavesOutSentencesPastTheWindow() {
        String text = "leave ".repeat(600);

        MultiVector vector = of(text, List.of(new Span(0, 5), new Span(6 * 505, 6 * 520), new Span(6 * 550, 6 * 560)));

        assertThat(vector.sentences())
                .containsExactly(
                        new Sentence(new Span(0, 5), 0, 1), new Sentence(new Span(6 * 505, 6 * 520), 505, 510));
    }
}
