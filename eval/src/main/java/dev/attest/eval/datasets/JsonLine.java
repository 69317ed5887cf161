package dev.attest.eval.datasets;

import dev.attest.eval.EvalFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One object of a file, read as strictly as its JSON Schema would: nothing is turned into a text or a truth that is none.
 * Every {@link EvalFailure} names the place and the field.
 */
final class JsonLine {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private final JsonNode node;
    private final String place;
    private final String path;

    private JsonLine(JsonNode node, String place, String path) {
        this.node = node;
        this.place = place;
        this.path = path;
    }

    /** @param place such as {@code samples.jsonl, line 3} */
    static JsonLine of(String line, String place) {
        try {
            JsonNode node = JSON.readTree(line);
            if (!node.isObject()) {
                throw new EvalFailure(place + ": should be one object in braces, and is " + kind(node) + ".");
            }
            return new JsonLine(node, place, "");
        } catch (JacksonException e) {
            throw new EvalFailure("%s: is not JSON: %s.".formatted(place, e.getOriginalMessage()));
        }
    }

    /** Refuses every other field. */
    JsonLine only(String... fields) {
        Set<String> known = Set.of(fields);
        for (String field : node.propertyNames()) {
            if (!known.contains(field)) {
                throw wrong(field, "is unknown; known are " + String.join(", ", fields));
            }
        }
        return this;
    }

    boolean has(String field) {
        return node.has(field);
    }

    /** A text that may be empty. */
    String text(String field) {
        return text(child(field), field);
    }

    /** A text that says something. */
    String words(String field) {
        String text = text(field);
        if (text.isBlank()) {
            throw wrong(field, "is blank");
        }
        return text;
    }

    boolean flag(String field) {
        JsonNode child = child(field);
        if (!child.isBoolean()) {
            throw wrong(field, "should be true or false, and is " + kind(child));
        }
        return child.booleanValue();
    }

    /** Texts that each say something. */
    List<String> list(String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : items(field)) {
            String name = "%s[%d]".formatted(field, texts.size());
            String text = text(item, name);
            if (text.isBlank()) {
                throw wrong(name, "is blank");
            }
            texts.add(text);
        }
        return texts;
    }

    List<JsonLine> objects(String field) {
        List<JsonLine> objects = new ArrayList<>();
        for (JsonNode item : items(field)) {
            String name = "%s[%d]".formatted(field, objects.size());
            if (!item.isObject()) {
                throw wrong(name, "should be an object in braces, and is " + kind(item));
            }
            objects.add(new JsonLine(item, place, path + name + "."));
        }
        return objects;
    }

    /** @param predicate what is the matter with the field */
    EvalFailure wrong(String field, String predicate) {
        return new EvalFailure("%s: the field %s%s %s.".formatted(place, path, field, predicate));
    }

    /** @param sentence what is the matter with the whole line */
    EvalFailure wrong(String sentence) {
        return new EvalFailure("%s: %s.".formatted(place, sentence));
    }

    private Iterable<JsonNode> items(String field) {
        JsonNode child = child(field);
        if (!child.isArray()) {
            throw wrong(field, "should be a list, and is " + kind(child));
        }
        return child.values();
    }

    private String text(JsonNode value, String field) {
        if (!value.isString()) {
            throw wrong(field, "should be a text, and is " + kind(value));
        }
        return value.stringValue();
    }

    private JsonNode child(String field) {
        @Nullable JsonNode child = node.get(field);
        if (child == null) {
            throw wrong(field, "is missing");
        }
        return child;
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> String.valueOf(node.booleanValue());
            case NULL -> "null";
            default -> "nothing";
        };
    }
}
