package dev.attest.eval.targets;

import dev.attest.eval.Reply;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is read of Attest's whole answer; more may stand there. */
record AnswerBody(
        String status,
        @Nullable String answer,
        @Nullable List<SentenceBody> sentences,
        @Nullable List<CitationBody> citations,
        @Nullable String model,
        Reply.@Nullable Usage usage) {

    record SentenceBody(
            String text,
            @Nullable List<Integer> citations,
            @Nullable Double support) {}

    /**
     * What the answer rests on.
     *
     * @param sourceKey null for what is no document, such as a prediction
     */
    record CitationBody(
            int number,
            @Nullable String sourceKey,
            @Nullable String quote) {}

    /** The passages considered, without their texts. */
    record RetrievalBody(List<PassageBody> passages) {}

    /**
     * Where a passage stands.
     *
     * @param span start and end in the version's text, UTF-16 code units, half-open
     */
    record PassageBody(String documentId, int version, String sourceKey, List<Integer> span) {}

    String text() {
        return Objects.requireNonNullElse(answer, "");
    }

    List<Reply.Sentence> asSentences() {
        return Objects.requireNonNullElse(sentences, List.<SentenceBody>of()).stream()
                .map(sentence -> new Reply.Sentence(
                        sentence.text(),
                        Objects.requireNonNullElse(sentence.citations(), List.of()),
                        sentence.support()))
                .toList();
    }

    List<Reply.Citation> asCitations() {
        return Objects.requireNonNullElse(citations, List.<CitationBody>of()).stream()
                .filter(citation -> citation.sourceKey() != null)
                .map(citation -> new Reply.Citation(
                        citation.number(),
                        Objects.requireNonNull(citation.sourceKey()),
                        Objects.requireNonNullElse(citation.quote(), "")))
                .toList();
    }
}
