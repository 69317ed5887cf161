package dev.attest.answering;

import dev.attest.documents.Chunk;
import dev.attest.retrieval.Passage;
import dev.attest.retrieval.TokenEncoder;
import java.util.List;
import reactor.core.publisher.Mono;

/** Ties the sentences of a generated answer to the characters of the passages it was generated from. */
public final class Linker {

    private final TokenEncoder encoder;

    /** With the encoder that scores. */
    public Linker(TokenEncoder encoder) {
        this.encoder = encoder;
    }

    /**
     * Encodes the passages once for all sentences of an answer, which takes tens of milliseconds a passage.
     *
     * @param passages those the model was given, in its numbering, which begins with 1
     */
    public Mono<Sources> read(String question, List<Passage> passages) {
        List<Passage> given = List.copyOf(passages);
        return encoder.passageTokens(
                        given.stream().map(Passage::chunk).map(Chunk::text).toList())
                .map(tokens -> new Sources(encoder, question, given, tokens));
    }
}
