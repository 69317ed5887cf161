package dev.attest.retrieval.langchain4j;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Which OpenAI-compatible endpoint embeds passages and questions.
 *
 * @param baseUrl as OpenAI's clients take it, usually ending in {@code /v1}
 * @param model at most 200 characters
 * @param apiKey empty for a server that wants none
 * @param window the most tokens of a text the model looks at, from 16
 * @param timeout most time for one call
 * @param batch most texts sent by one call, 1 to 2,048
 * @param questionPrefix what the model wants before a question, as {@code "query: "}; empty for most
 * @param passagePrefix what the model wants before a passage, as {@code "passage: "}; empty for most
 */
public record EmbeddingSettings(
        URI baseUrl,
        String model,
        Optional<String> apiKey,
        int window,
        Duration timeout,
        int batch,
        String questionPrefix,
        String passagePrefix) {

    private static final int LONGEST_NAME = 200;

    public EmbeddingSettings {
        if (baseUrl.getHost() == null || !String.valueOf(baseUrl.getScheme()).matches("(?i)https?")) {
            throw new IllegalArgumentException("An embedding endpoint's address begins with http:// or https://");
        }
        if (model.isBlank() || model.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("An embedding endpoint needs the name of a model, 1 to 200 characters");
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

    /** For a model that wants nothing before its texts. */
    public EmbeddingSettings(
            URI baseUrl, String model, Optional<String> apiKey, int window, Duration timeout, int batch) {
        this(baseUrl, model, apiKey, window, timeout, batch, "", "");
    }

    /** With the defaults. */
    public static EmbeddingSettings of(URI baseUrl, String model, Optional<String> apiKey) {
        return new EmbeddingSettings(baseUrl, model, apiKey, 512, Duration.ofSeconds(30), 64);
    }

    /** The same endpoint with words before its texts. */
    public EmbeddingSettings withPrefixes(String question, String passage) {
        return new EmbeddingSettings(baseUrl, model, apiKey, window, timeout, batch, question, passage);
    }

    /** The address without what may be secret: user, password and query. */
    String address() {
        String port = baseUrl.getPort() < 0 ? "" : ":" + baseUrl.getPort();
        return baseUrl.getScheme() + "://" + baseUrl.getHost() + port + baseUrl.getPath();
    }

    @Override
    public String toString() {
        return model + " at " + address();
    }
}
