package dev.attest.eval.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which OpenAI-compatible endpoint is asked, and how.
 *
 * @param baseUrl as OpenAI's clients take it, usually ending in {@code /v1}; without user and password, which would be
 *     repeated in messages
 * @param apiKey empty for a server that wants none
 * @param structure how the server is told what form an answer has
 * @param connect most time to reach the server
 * @param timeout most time from the request to the end of the answer
 * @param retries further tries after a passing failure, from 0
 */
public record ModelSettings(
        URI baseUrl,
        String model,
        Optional<String> apiKey,
        Structure structure,
        Duration connect,
        Duration timeout,
        int retries) {

    public ModelSettings {
        if (model.isBlank()) {
            throw new IllegalArgumentException("A language model needs a name");
        }
        if (!List.of("http", "https").contains(String.valueOf(baseUrl.getScheme())) || baseUrl.getHost() == null) {
            throw new IllegalArgumentException("A language model is at an http(s) address");
        }
        if (baseUrl.getRawUserInfo() != null) {
            throw new IllegalArgumentException("A language model's address holds no user and no password");
        }
        if (connect.isNegative() || connect.isZero() || timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("A timeout is longer than nothing: " + connect + ", " + timeout);
        }
        if (retries < 0) {
            throw new IllegalArgumentException("Retries are counted from 0, not " + retries);
        }
    }

    /** With the defaults. */
    public static ModelSettings of(URI baseUrl, String model, Optional<String> apiKey) {
        return new ModelSettings(
                baseUrl, model, apiKey, Structure.SCHEMA, Duration.ofSeconds(5), Duration.ofSeconds(60), 4);
    }

    /** The same, which tells the server the form of an answer in another way. */
    public ModelSettings with(Structure other) {
        return new ModelSettings(baseUrl, model, apiKey, other, connect, timeout, retries);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return model + " at " + baseUrl.getScheme() + "://" + baseUrl.getRawAuthority();
    }

    /** How a server is told what form an answer has; unless {@link #SCHEMA}, the schema stands in the instructions. */
    public enum Structure {
        /** {@code response_format} of type {@code json_schema}, strict. */
        @JsonProperty("schema")
        SCHEMA,
        /** {@code response_format} of type {@code json_object}. */
        @JsonProperty("object")
        OBJECT,
        /** Not at all, for servers that know no {@code response_format}. */
        @JsonProperty("none")
        NONE
    }
}
