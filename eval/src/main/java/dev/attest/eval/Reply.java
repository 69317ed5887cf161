package dev.attest.eval;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a target made of a question. Kept as one line of JSON, which is also how recorded answers are read.
 *
 * @param sampleId of the question
 * @param answer as shown, with citation markers such as {@code [1]}; empty unless answered
 * @param sentences of the answer with what each cites; empty when the target does not say
 * @param citations what the answer cites; empty when the target cites nothing
 * @param passages what the answer was made from, best first; null when the target does not say
 * @param usage null when the target does not say
 * @param firstTokenMs time to the first words, in milliseconds; null when the target does not stream
 * @param latencyMs time to the whole answer, in milliseconds
 * @param model who wrote it, as the target says; null when it does not
 * @param failure why there is no answer; null unless failed
 */
public record Reply(
        String sampleId,
        Status status,
        String answer,
        List<Sentence> sentences,
        List<Citation> citations,
        @Nullable List<Passage> passages,
        @Nullable Usage usage,
        @Nullable Double firstTokenMs,
        double latencyMs,
        @Nullable String model,
        @Nullable String failure) {

    public Reply {
        sentences = List.copyOf(sentences);
        citations = List.copyOf(citations);
        passages = passages == null ? null : List.copyOf(passages);
        if ((status == Status.FAILED) == (failure == null)) {
            throw new IllegalArgumentException("A failed reply says why, and no other does: " + sampleId);
        }
        if (status == Status.ANSWERED && answer.isBlank()) {
            throw new IllegalArgumentException("An answered question has an answer: " + sampleId);
        }
        if (!(latencyMs >= 0)) {
            throw new IllegalArgumentException("A latency is not negative: " + latencyMs);
        }
    }

    /** There is no answer, and not because the target declined. */
    public static Reply failed(String sampleId, double latencyMs, String why) {
        return new Reply(sampleId, Status.FAILED, "", List.of(), List.of(), null, null, null, latencyMs, null, why);
    }

    @JsonIgnore
    public boolean isAnswered() {
        return status == Status.ANSWERED;
    }

    /** What became of the question. */
    public enum Status {
        @JsonProperty("answered")
        ANSWERED,
        @JsonProperty("abstained")
        ABSTAINED,
        /** The target could not be asked, or broke off. */
        @JsonProperty("failed")
        FAILED
    }

    /**
     * A sentence of the answer.
     *
     * @param text with its markers
     * @param citations numbers of what it cites
     * @param support probability that it follows from them, as the target says; null when it does not
     */
    public record Sentence(
            String text, List<Integer> citations, @Nullable Double support) {

        public Sentence {
            citations = List.copyOf(citations);
        }
    }

    /**
     * A place the answer cites.
     *
     * @param number as in the markers, from 1
     * @param document the sourceKey, as in {@link Sample.Gold}
     * @param quote the characters cited
     */
    public record Citation(int number, String document, String quote) {}

    /**
     * A passage the answer was made from.
     *
     * @param document the sourceKey, as in {@link Sample.Gold}
     * @param text what stands there
     */
    public record Passage(String document, String text) {}

    /** What the answer took, in the model's own tokens. */
    public record Usage(int inputTokens, int outputTokens) {}
}
