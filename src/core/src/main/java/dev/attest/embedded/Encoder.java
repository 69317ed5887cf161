package dev.attest.embedded;

import dev.attest.documents.TokenCounter;
import dev.attest.retrieval.Embedder;
import dev.attest.retrieval.TokenEncoder;
import dev.attest.retrieval.onnx.OnnxEncoder;

/**
 * One encoder in all that an installation needs of it.
 *
 * @param passages whose vectors are searched
 * @param tokens the same encoder, token by token
 * @param counter counts as it does
 */
public record Encoder(Embedder passages, TokenEncoder tokens, TokenCounter counter) {

    /** Both are the same model. */
    public Encoder {
        if (!passages.name().equals(tokens.name())) {
            throw new IllegalArgumentException(
                    "Passages are embedded by " + passages.name() + ", but tokens by " + tokens.name());
        }
    }

    /** The bundled one. */
    public static Encoder of(OnnxEncoder bundled) {
        return new Encoder(bundled, bundled, bundled);
    }
}
