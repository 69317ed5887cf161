package dev.attest.retrieval.langchain4j;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A server answered, with a status that is no success. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_SAID = 200;

    /** As OpenAI, vLLM, text-embeddings-inference, llama.cpp and Ollama word it. */
    private static final Pattern TOO_MUCH = Pattern.compile(
            "context (length|size)|maximum[ _-](input|sequence|allowed|length|tokens)|max_(seq|model)_len"
                    + "|too (long|large)|(less|fewer) than \\d+ tokens|batch size|exceeds?\\b",
            Pattern.CASE_INSENSITIVE);

    private final int status;
    private final transient Optional<Duration> retryAfter;
    private final String said;

    private Refused(int status, Optional<Duration> retryAfter, String said) {
        super("Status " + status);
        this.status = status;
        this.retryAfter = retryAfter;
        this.said = said;
    }

    /** Reads a refusal, and takes the key out of it, which some servers repeat. */
    static Refused from(HttpResponse<byte[]> response, Optional<String> key) {
        String said = said(response.body()).replaceAll("\\s+", " ");
        String silent = key.map(secret -> said.replace(secret, "***")).orElse(said);
        return new Refused(
                response.statusCode(),
                retryAfter(response.headers()),
                silent.substring(0, Math.min(silent.length(), MOST_SAID)));
    }

    int status() {
        return status;
    }

    /** When the server wants to be asked again; empty when it does not say. */
    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** The server's words in one short line; empty when it has none. */
    String said() {
        return said;
    }

    /** Whether it is the texts that are refused, by a server in good health. */
    boolean aboutTexts() {
        return status == 400 || status == 413 || status == 422 || tooMuch();
    }

    /** Whether fewer or shorter texts may be taken. Servers agree on no status: llama.cpp says 500 for a long text. */
    boolean tooMuch() {
        boolean worded = status == 400 || status == 422 || status == 500;
        return status == 413 || (worded && TOO_MUCH.matcher(said).find());
    }

    private static String said(byte[] body) {
        try {
            JsonNode answer = JSON.readTree(body);
            return Stream.of("/error/message", "/error", "/message", "/detail")
                    .map(answer::at)
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::textValue)
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    private static Optional<Duration> retryAfter(HttpHeaders headers) {
        return headers.firstValue("Retry-After")
                .flatMap(value -> value.matches("\\d{1,9}")
                        ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
                        : headers.firstValue("Date").flatMap(now -> between(now, value)));
    }

    /** By the server's own clock, since ours may differ. */
    private static Optional<Duration> between(String now, String then) {
        try {
            Duration wait = Duration.between(date(now), date(then));
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ZonedDateTime date(String value) {
        return ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
    }
}
