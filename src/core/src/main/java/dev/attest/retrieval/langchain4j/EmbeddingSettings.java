package dev.attest.retrieval.langchain4j;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Which OpenAI-compatible endpoint embeds passages and questions.
 *
 * @param baseUrl as OpenAI's clients take it, usually ending in {@code /v1}
 * @param apiKey empty for a server that wants none
 * @param window the most tokens of a text the model looks at, from 16
 * @param timeout most time for one call
 * @param batch most texts sent by one call, 1 to 2,048
 */
public record EmbeddingSettings(
        URI baseUrl, String model, Optional<String> apiKey, int window, Duration timeout, int batch) {

    public EmbeddingSettings {
        if (model.isBlank()) {
            throw new IllegalArgumentException("An embedding endpoint needs the name of a model");
        }
        if (window < 16) {
            throw new IllegalArgumentException("A model looks at 16 tokens at least, not " + window);
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("A timeout is longer than nothing: " + timeout);
        }
        if (batch < 1 || batch > 2_048) {
            throw new IllegalArgumentException("A batch is 1 to 2,048 texts, not " + batch);
        }
    }

    /** With the defaults. */
    public static EmbeddingSettings of(URI baseUrl, String model, Optional<String> apiKey) {
        return new EmbeddingSettings(baseUrl, model, apiKey, 512, Duration.ofSeconds(30), 64);
    }

    @Override
    public String toString() {
        return model + " at " + baseUrl;
    }
}
