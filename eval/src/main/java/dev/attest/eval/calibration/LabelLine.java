package dev.attest.eval.calibration;

import dev.attest.eval.EvalFailure;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line of a file of labels. Fields it does not know are passed over.
 *
 * @param place file and line, for people
 */
record LabelLine(JsonNode fields, String place) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** {@link EvalFailure} names the place when the line is no JSON object. */
    static LabelLine of(String line, String place) {
        try {
            JsonNode fields = JSON.readTree(line);
            if (!fields.isObject()) {
                throw new EvalFailure(place + ": a label is a JSON object.");
            }
            return new LabelLine(fields, place);
        } catch (JacksonException e) {
            throw new EvalFailure(place + ": " + e.getOriginalMessage());
        }
    }

    boolean isClaim() {
        return fields.has("claim");
    }

    boolean isPair() {
        return fields.has("better");
    }

    /** Its group is named by {@code group}, else by {@code document}, else it is the source itself. */
    Labels.Claim claim() {
        JsonNode supported = fields.path("supported");
        if (!supported.isBoolean()) {
            throw new EvalFailure(place + ": supported must be true or false.");
        }
        return checked(() -> new Labels.Claim(
                text("id"),
                text("source"),
                text("claim"),
                supported.booleanValue(),
                text(fields.has("group") ? "group" : fields.has("document") ? "document" : "source")));
    }

    Labels.Pair pair() {
        JsonNode better = fields.path("better");
        if (!better.isInt()) {
            throw new EvalFailure(place + ": better must be 1 or 2.");
        }
        return checked(() ->
                new Labels.Pair(text("id"), text("instruction"), text("output1"), text("output2"), better.intValue()));
    }

    private <T> T checked(Supplier<T> label) {
        try {
            return label.get();
        } catch (IllegalArgumentException e) {
            throw new EvalFailure(place + ": " + e.getMessage() + ".");
        }
    }

    private String text(String field) {
        JsonNode value = fields.path(field);
        if (!value.isString()) {
            throw new EvalFailure("%s: %s must be a text.".formatted(place, field));
        }
        return value.stringValue();
    }
}
