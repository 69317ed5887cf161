package dev.attest.retrieval;

import dev.attest.documents.Chunk;
import java.util.List;
import reactor.core.publisher.Mono;

/** Gives each token of a text a vector that knows its context. Always the bundled encoder, whatever embeds passages. */
public interface TokenEncoder {

    /** Changes whenever its vectors do. */
    String name();

    /**
     * What all token vectors have in common: their mean over texts of many kinds. Without it they tell words apart better
     * (anisotropy: Ethayarajh, 2019).
     */
    float[] centre();

    /** Passages with their tokens, from one pass a text, in order. Tokens past the model's window are missing. */
    Mono<List<Encoding>> encode(List<String> passages);

    /** The tokens of a question, which may be shared with other callers and are not to be changed. */
    Mono<TokenVectors> questionTokens(String text);

    /**
     * The tokens of a sentence that somebody waits for and nobody asks for again, such as one of a generated answer: as those
     * of a question, and not kept.
     */
    default Mono<TokenVectors> sentenceTokens(String text) {
        return questionTokens(text);
    }

    /** The tokens of passages alone, one {@link TokenVectors} a text, in order. */
    default Mono<List<TokenVectors>> passageTokens(List<String> texts) {
        return encode(texts).map(all -> all.stream().map(Encoding::tokens).toList());
    }

    /** The tokens of a passage's text, each part encoded alone: a joined passage may be longer than the model's window. */
    default Mono<TokenVectors> tokens(Passage passage) {
        return passageTokens(passage.parts().stream().map(Chunk::text).toList())
                .map(tokens -> TokenVectors.joined(
                        tokens, passage.parts().stream().map(Chunk::text).toList()));
    }
}
