package dev.attest.retrieval;

import dev.attest.documents.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of a passage to compare it with questions closely, without encoding it again (late interaction: Khattab and
 * Zaharia, ColBERT, 2020). All of it comes from one pass of the bundled encoder.
 *
 * @param passage the vector of the whole
 * @param sentences in order; those past the encoder's window are missing
 * @param tokens may be none
 */
public record MultiVector(QuantizedVector passage, List<SentenceVector> sentences, PooledTokens tokens) {

    /** Names what is kept and how it is written; changes whenever either does, so that older bytes are not read. */
    public static final String FORMAT = "multi-vector-" + MultiVectorFormat.VERSION;

    public MultiVector {
        sentences = List.copyOf(sentences);
        int dimension = passage.values().length;
        if (sentences.stream().anyMatch(sentence -> sentence.vector().values().length != dimension)) {
            throw new IllegalArgumentException("The vectors of a passage and its sentences differ in length");
        }
    }

    /** Of a passage that was encoded; without sentences its whole text counts as one. */
    public static MultiVector of(Encoding encoding, PassageText text) {
        List<Span> sentences =
                text.sentences().isEmpty() ? List.of(new Span(0, text.text().length())) : text.sentences();
        List<SentenceVector> vectors = new ArrayList<>(sentences.size());
        for (Span sentence : sentences) {
            encoding.tokens()
                    .mean(sentence)
                    .ifPresent(mean -> vectors.add(new SentenceVector(sentence, QuantizedVector.of(mean))));
        }
        return new MultiVector(QuantizedVector.of(encoding.passage()), vectors, PooledTokens.NONE);
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

    /** The sentence nearest to a question, with their cosine; empty without sentences. */
    public Optional<NearestSentence> nearest(QuantizedVector question) {
        Optional<NearestSentence> nearest = Optional.empty();
        for (SentenceVector sentence : sentences) {
            float cosine = sentence.vector().dot(question);
            if (nearest.isEmpty() || cosine > nearest.get().cosine()) {
                nearest = Optional.of(new NearestSentence(sentence.span(), cosine));
            }
        }
        return nearest;
    }
}
