package dev.attest.retrieval;

import dev.attest.documents.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * What is kept of a passage to compare it with questions closely, without encoding it again (late interaction: Khattab and
 * Zaharia, ColBERT, 2020). All of it comes from one pass of the bundled encoder.
 *
 * @param passage the vector of the whole
 * @param sentences in order; those without a token that is kept are missing, as those past the encoder's window
 * @param tokens of the words that say something, in order: each centred ({@link TokenEncoder#centre})
 */
public record MultiVector(QuantizedVector passage, List<Sentence> sentences, TokenCodes tokens) {

    /** Names what is kept and how it is written; changes whenever either does, so that older bytes are not read. */
    public static final String FORMAT = "multi-vector-" + MultiVectorFormat.VERSION;

    public MultiVector {
        sentences = List.copyOf(sentences);
        for (Sentence sentence : sentences) {
            if (sentence.to() > tokens.size()) {
                throw new IllegalArgumentException(sentence + " of a passage with " + tokens.size() + " tokens");
            }
        }
    }

    /**
     * A sentence of the passage.
     *
     * @param span where it stands in the passage's text
     * @param from its first token that is kept
     * @param to after its last, greater than {@code from}
     */
    public record Sentence(Span span, int from, int to) {

        public Sentence {
            if (from < 0 || to <= from) {
                throw new IllegalArgumentException("No tokens from " + from + " to " + to);
            }
        }
    }

    /**
     * Of a passage that was encoded; without sentences its whole text counts as one.
     *
     * @param centre of the encoder's tokens
     */
    public static MultiVector of(Encoding encoding, PassageText text, float[] centre) {
        TokenVectors tokens = encoding.tokens().centred(centre);
        List<float[]> kept = new ArrayList<>();
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < tokens.vectors().length; i++) {
            if (ContentTokens.keeps(text.text(), tokens.spans().get(i))) {
                kept.add(tokens.vectors()[i]);
                spans.add(tokens.spans().get(i));
            }
        }
        return new MultiVector(QuantizedVector.of(encoding.passage()), sentences(text, spans), TokenCodes.of(kept));
    }

    private static List<Sentence> sentences(PassageText text, List<Span> tokens) {
        List<Span> spans =
                text.sentences().isEmpty() ? List.of(new Span(0, text.text().length())) : text.sentences();
        List<Sentence> sentences = new ArrayList<>(spans.size());
        for (Span span : spans) {
            int from = 0;
            while (from < tokens.size() && tokens.get(from).start() < span.start()) {
                from++;
            }
            int to = from;
            while (to < tokens.size() && tokens.get(to).end() <= span.end()) {
                to++;
            }
            if (to > from) {
                sentences.add(new Sentence(span, from, to));
            }
        }
        return sentences;
    }

    /** The same tokens and sentences with another vector of the whole. */
    public MultiVector withPassage(QuantizedVector other) {
        return new MultiVector(other, sentences, tokens);
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws IllegalArgumentException when the bytes are of another format or not whole
     */
    public static MultiVector of(byte[] bytes) {
        return MultiVectorFormat.read(bytes);
    }

    public byte[] toBytes() {
        return MultiVectorFormat.write(this);
    }
}
