package dev.attest.answering.langchain4j;

import dev.attest.answering.AnswerModelFailed;
import dev.attest.answering.AnswerModelFailed.Reason;
import dev.attest.answering.Markers;
import dev.attest.answering.Usage;
import dev.attest.answering.Written;
import java.util.List;
import java.util.Optional;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** One answer while it is being written. */
final class Writing {

    /** Far more characters than tokens have on average. */
    private static final int LONGEST_TOKEN = 64;

    private final Sources sources;
    private final Failures failures;
    private final Dictation dictation = new Dictation();
    private Markers markers = Markers.NONE;
    private Optional<Usage> usage = Optional.empty();
    private final long most;
    private long length;
    private volatile boolean shown;

    /**
     * With the passages that are being read meanwhile.
     *
     * @param maxTokens what the model was told; a server may not heed it
     */
    Writing(Sources sources, Failures failures, int maxTokens) {
        this.sources = sources;
        this.most = (long) LONGEST_TOKEN * maxTokens;
        this.failures = failures;
    }

    /** What to make of something heard. */
    List<Dictation.Part> hear(Heard heard) {
        if (heard instanceof Heard.Token token) {
            return dictated(token.text());
        }
        var end = (Heard.End) heard;
        usage = end.usage();
        List<Dictation.Part> rest = dictation.end(end.cutOff());
        if (rest.isEmpty() && !shown && !dictation.declined()) {
            throw failures.of(Reason.EMPTY, "wrote nothing");
        }
        return rest;
    }

    private List<Dictation.Part> dictated(String text) {
        length += text.length();
        if (length > most) {
            throw failures.of(Reason.UNREADABLE, "wrote on and on, past " + most + " characters");
        }
        try {
            return dictation.accept(text);
        } catch (UnreadableAnswer e) {
            throw failures.of(Reason.UNREADABLE, "sent what cannot be read as an answer: " + e.getMessage());
        }
    }

    /** Text at once, sentences with their evidence. */
    Publisher<Written> write(Dictation.Part part) {
        if (part instanceof Dictation.Shown text) {
            shown = true;
            return Mono.just(new Written.Text(text.text()));
        }
        var ended = (Dictation.Ended) part;
        return sources.link(ended.sentence(), ended.markers())
                .doOnNext(linked -> count(linked.markers()))
                .map(linked -> new Written.Complete(linked.statement()));
    }

    Written.Account account() {
        return new Written.Account(usage, markers);
    }

    /** What a failure is once text was shown. */
    Throwable failed(Throwable failure) {
        boolean begun = shown && failure instanceof AnswerModelFailed failed && failed.reason() != Reason.REFUSED;
        return begun ? failures.of(Reason.BROKEN_OFF, "broke off in the middle of its answer") : failure;
    }

    void close() {
        sources.close();
    }

    private void count(Markers more) {
        markers = new Markers(
                markers.written() + more.written(),
                markers.repaired() + more.repaired(),
                markers.dropped() + more.dropped());
    }
}
