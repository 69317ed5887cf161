package dev.attest.eval.metrics;

import dev.attest.eval.Exchange;
import dev.attest.eval.Reply;
import dev.attest.eval.Reply.Citation;
import dev.attest.eval.Reply.Passage;
import dev.attest.eval.Reply.Sentence;
import dev.attest.eval.Reply.Status;
import dev.attest.eval.Reply.Usage;
import dev.attest.eval.Sample;
import dev.attest.eval.Sample.Gold;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds exchanges: what is not said is not there. Documents are called {@code doc} unless said otherwise. */
final class Exchanges {

    private final Status status;
    private final String answer;
    private final List<Sentence> sentences = new ArrayList<>();
    private final List<Citation> citations = new ArrayList<>();
    private @Nullable List<Passage> passages;
    private @Nullable Usage usage;
    private @Nullable Double firstToken;

    private Exchanges(Status status, String answer) {
        this.status = status;
        this.answer = answer;
    }

    static Exchanges answered(String answer) {
        return new Exchanges(Status.ANSWERED, answer);
    }

    static Exchanges abstained() {
        return new Exchanges(Status.ABSTAINED, "");
    }

    static Exchanges failed() {
        return new Exchanges(Status.FAILED, "");
    }

    /** A sentence with the numbers of its citations. */
    Exchanges sentence(String text, Integer... numbers) {
        sentences.add(new Sentence(text, List.of(numbers), null));
        return this;
    }

    Exchanges cites(int number, String quote) {
        citations.add(new Citation(number, "doc", quote));
        return this;
    }

    /** All passages, best first; none is not the same as not saying. */
    Exchanges from(String... texts) {
        passages = List.of(texts).stream().map(text -> new Passage("doc", text)).toList();
        return this;
    }

    Exchanges took(int inputTokens, int outputTokens) {
        usage = new Usage(inputTokens, outputTokens);
        return this;
    }

    Exchanges began(double milliseconds) {
        firstToken = milliseconds;
        return this;
    }

    /** In reply to a question with this reference, whose gold places are these quotes. */
    Exchange to(String reference, String... gold) {
        List<Gold> places =
                List.of(gold).stream().map(quote -> new Gold("doc", quote)).toList();
        return to(reference, places, Sample.Status.ANSWERED);
    }

    /** In reply to a question that the documents do not answer. */
    Exchange toTheUnknown() {
        return to("", List.of(), Sample.Status.ABSTAINED);
    }

    private Exchange to(String reference, List<Gold> gold, Sample.Status expected) {
        return new Exchange(
                new Sample("q", "How deep?", reference, gold, null, expected, List.of(), null, false),
                new Reply(
                        "q",
                        status,
                        answer,
                        sentences,
                        citations,
                        passages,
                        usage,
                        firstToken,
                        120,
                        null,
                        status == Status.FAILED ? "the server is gone" : null));
    }
}
