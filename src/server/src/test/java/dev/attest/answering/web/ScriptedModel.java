package dev.attest.answering.web;

import dev.attest.answering.AnswerModel;
import dev.attest.answering.Markers;
import dev.attest.answering.Statement;
import dev.attest.answering.Statement.Evidence;
import dev.attest.answering.Usage;
import dev.attest.answering.Written;
import dev.attest.retrieval.Passage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import reactor.core.publisher.Flux;

/** A language model that writes what a test says, and notices who leaves. */
final class ScriptedModel implements AnswerModel {

    private volatile BiFunction<String, List<Passage>, Flux<Written>> script = (question, passages) -> Flux.empty();

    /** What happened to one answer. */
    record Watched(CompletableFuture<Void> asked, CompletableFuture<Void> left) {}

    /** Writes this from now on. */
    Watched writes(BiFunction<String, List<Passage>, Flux<Written>> next) {
        var watched = new Watched(new CompletableFuture<>(), new CompletableFuture<>());
        script = (question, passages) -> next.apply(question, passages)
                .doOnSubscribe(subscription -> watched.asked().complete(null))
                .doOnCancel(() -> watched.left().complete(null));
        return watched;
    }

    Watched writes(Flux<Written> pieces) {
        return writes((question, passages) -> pieces);
    }

    /** A sentence that rests on the first one of the best passage. */
    static Written complete(String text, List<Passage> passages) {
        var evidence = new Evidence(0, passages.get(0).chunk().sentences().get(0));
        return new Written.Complete(new Statement(text, List.of(evidence)));
    }

    static Written account() {
        return new Written.Account(Optional.of(new Usage(120, 9)), new Markers(2, 1, 0));
    }

    @Override
    public String name() {
        return "scripted-1";
    }

    @Override
    public Optional<String> promptVersion() {
        return Optional.of("answer/1");
    }

    @Override
    public Flux<Written> answer(String question, List<Passage> passages) {
        return script.apply(question, passages);
    }
}
