package dev.attest.retrieval;

import java.util.List;
import reactor.core.publisher.Mono;

/** Gives each token of a text a vector that knows its context. Always the bundled encoder, whatever embeds passages. */
public interface TokenEncoder {

    /** The tokens of passages, one {@link TokenVectors} a text, in order. Tokens past the model's window are missing. */
    Mono<List<TokenVectors>> passageTokens(List<String> texts);

    /** The tokens of a question. */
    Mono<TokenVectors> questionTokens(String text);
}
