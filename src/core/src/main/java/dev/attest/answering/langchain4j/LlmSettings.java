package dev.attest.answering.langchain4j;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Which OpenAI-compatible endpoint writes answers, and how it is asked.
 *
 * @param baseUrl as OpenAI's clients take it, usually ending in {@code /v1}
 * @param apiKey empty for a server that wants none
 * @param temperature 0 to 2
 * @param maxTokens most tokens of an answer, from 1
 * @param contextTokens most tokens of passages in a prompt, in tokens of the bundled encoder, from 100
 * @param connect most time to reach the server
 * @param firstToken most time from the request to the first token
 * @param nextToken most time between two tokens
 */
public record LlmSettings(
        URI baseUrl,
        String model,
        Optional<String> apiKey,
        double temperature,
        int maxTokens,
        int contextTokens,
        Duration connect,
        Duration firstToken,
        Duration nextToken) {

    public LlmSettings {
        if (model.isBlank()) {
            throw new IllegalArgumentException("A language model needs a name");
        }
        if (!(temperature >= 0 && temperature <= 2)) {
            throw new IllegalArgumentException("A temperature is 0 to 2, not " + temperature);
        }
        if (maxTokens < 1 || contextTokens < 100) {
            throw new IllegalArgumentException(
                    "An answer has 1 token at least and its passages 100, not " + maxTokens + " and " + contextTokens);
        }
        for (Duration duration : new Duration[] {connect, firstToken, nextToken}) {
            if (duration.isNegative() || duration.isZero()) {
                throw new IllegalArgumentException("A timeout is longer than nothing: " + duration);
            }
        }
    }

    /** With the defaults. */
    public static LlmSettings of(URI baseUrl, String model, Optional<String> apiKey) {
        return new LlmSettings(
                baseUrl,
                model,
                apiKey,
                0,
                800,
                3_000,
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Duration.ofSeconds(10));
    }

    @Override
    public String toString() {
        return model + " at " + baseUrl;
    }
}
