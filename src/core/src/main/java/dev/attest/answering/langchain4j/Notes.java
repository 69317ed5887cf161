package dev.attest.answering.langchain4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.answering.Usage;
import java.util.Optional;

/**
 * What the chunks of a streamed answer say beside its words and langchain4j drops or cannot bear: reasons to finish that
 * OpenAI does not know, refusals, errors in the middle of a stream, and usage that is nonsense.
 */
final class Notes {

    private static final ObjectMapper JSON = new ObjectMapper();

    private volatile String finish = "";
    private volatile boolean refused;
    private volatile Optional<Usage> usage = Optional.empty();

    /**
     * Takes down what a chunk says.
     *
     * @return the chunk as langchain4j can read it
     * @throws UnreadableAnswer if it is no chunk
     * @throws StatusNotOk if it is an error in place of one
     */
    String read(String chunk) {
        if (!(parsed(chunk) instanceof ObjectNode object)) {
            throw new UnreadableAnswer("a chunk is no JSON object");
        }
        if (object.hasNonNull("error")) {
            throw new StatusNotOk(status(object.path("error").path("code")));
        }
        JsonNode choice = object.path("choices").path(0);
        String reason = text(choice.path("finish_reason"));
        finish = reason.isEmpty() ? finish : reason;
        refused |= !text(choice.path("delta").path("refusal")).isEmpty();
        JsonNode counted = object.remove("usage");
        if (counted != null && counted.isObject()) {
            usage = usage(counted);
        }
        return object.toString();
    }

    private static JsonNode parsed(String chunk) {
        try {
            return JSON.readTree(chunk);
        } catch (JsonProcessingException e) {
            throw new UnreadableAnswer("a chunk is no JSON");
        }
    }

    private static String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : "";
    }

    private static int status(JsonNode code) {
        return code.isInt() && code.intValue() >= 400 && code.intValue() <= 599 ? code.intValue() : 500;
    }

    private static Optional<Usage> usage(JsonNode counted) {
        JsonNode input = counted.path("prompt_tokens");
        JsonNode output = counted.path("completion_tokens");
        return input.isInt() && output.isInt() && input.intValue() >= 0 && output.intValue() >= 0
                ? Optional.of(new Usage(input.intValue(), output.intValue()))
                : Optional.empty();
    }

    /** The server said that nothing follows. */
    void done() {
        finish = finish.isEmpty() ? "done" : finish;
    }

    boolean finished() {
        return !finish.isEmpty();
    }

    /** Whether the answer was stopped at its most tokens. */
    boolean cutOff() {
        return finish.equals("length");
    }

    boolean refused() {
        return refused || finish.equals("content_filter");
    }

    Optional<Usage> usage() {
        return usage;
    }
}
