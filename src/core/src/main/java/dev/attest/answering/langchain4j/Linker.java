package dev.attest.answering.langchain4j;

import dev.attest.retrieval.Passage;
import dev.attest.retrieval.TokenEncoder;
import dev.attest.retrieval.TokenVectors;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import reactor.core.Disposable;

/** Ties the sentences of a generated answer to the characters of the passages it was generated from. */
final class Linker {

    private final TokenEncoder encoder;

    /** With the encoder that scores. */
    Linker(TokenEncoder encoder) {
        this.encoder = encoder;
    }

    /**
     * Begins to encode the passages, once for all sentences of an answer, which takes tens of milliseconds a passage; the
     * best come first, and a sentence waits only for those it names.
     *
     * @param passages those the model was given, in its numbering, which begins with 1
     */
    Sources read(String question, List<Passage> passages) {
        List<Passage> given = List.copyOf(passages);
        return new Sources(
                encoder, question, given, given.stream().map(this::tokens).toList());
    }

    /** Cancelling it stops the encoding. Not by Mono.toFuture, whose nullness the tested JDKs' compilers see differently. */
    @SuppressWarnings("FutureReturnValueIgnored") // cancelling the one it returns would not reach this one
    private CompletableFuture<TokenVectors> tokens(Passage passage) {
        var tokens = new CompletableFuture<TokenVectors>();
        Disposable encoding = encoder.tokens(passage).subscribe(tokens::complete, tokens::completeExceptionally);
        tokens.whenComplete((there, failure) -> encoding.dispose());
        return tokens;
    }
}
