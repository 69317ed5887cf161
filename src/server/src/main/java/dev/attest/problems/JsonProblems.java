package dev.attest.problems;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.util.ClassUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What is wrong with a JSON body, in words of JSON: Jackson's own messages name Java classes. */
final class JsonProblems {

    private JsonProblems() {}

    static Found find(Throwable e) {
        JacksonException json = Stream.iterate(e, Objects::nonNull, Throwable::getCause)
                .filter(JacksonException.class::isInstance)
                .map(JacksonException.class::cast)
                .findFirst()
                .orElse(null);
        if (json instanceof UnrecognizedPropertyException unknown) {
            return Found.invalid(path(json), "is not known; known are " + names(unknown.getKnownPropertyIds()));
        }
        if (json instanceof MismatchedInputException mismatch && !json.getPath().isEmpty()) {
            return Found.invalid(path(json), expected(mismatch.getTargetType()));
        }
        if (json instanceof InputCoercionException number && !json.getPath().isEmpty()) {
            return Found.invalid(path(json), expected(number.getTargetType()));
        }
        if (json instanceof MismatchedInputException) {
            return new Found(RequestProblems.MALFORMED, "The body is not the JSON object this route takes");
        }
        if (json == null || json.getLocation() == null) {
            return new Found(RequestProblems.MALFORMED, "The body is missing or cannot be read");
        }
        if (json instanceof StreamReadException && json.processor() instanceof JsonParser parser && isRepeated(json)) {
            return Found.invalid(String.valueOf(parser.currentName()), "must be given once");
        }
        TokenStreamLocation at = json.getLocation();
        return new Found(
                RequestProblems.MALFORMED,
                "The body is not valid JSON at line " + at.getLineNr() + ", column " + at.getColumnNr());
    }

    /** Jackson has no type for this mistake. */
    private static boolean isRepeated(JacksonException e) {
        return String.valueOf(e.getOriginalMessage()).startsWith("Duplicate ");
    }

    /** Completes "field …". */
    static String expected(Class<?> target) {
        Class<?> type = target == null ? Object.class : ClassUtils.resolvePrimitiveIfNecessary(target);
        if (type.isEnum()) {
            return "must be one of " + String.join(", ", constants(type));
        }
        if (type == Integer.class || type == Long.class) {
            return "must be a whole number within range";
        }
        if (Number.class.isAssignableFrom(type)) {
            return "must be a number";
        }
        if (type == Boolean.class) {
            return "must be true or false";
        }
        if (type == String.class) {
            return "must be a string";
        }
        return Collection.class.isAssignableFrom(type) ? "must be a list" : "has a value of the wrong type";
    }

    private static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(field -> field.isEnumConstant())
                .map(field -> {
                    JsonProperty name = field.getAnnotation(JsonProperty.class);
                    return name == null ? field.getName() : name.value();
                })
                .toList();
    }

    private static String path(JacksonException e) {
        StringBuilder path = new StringBuilder();
        e.getPath().forEach(step -> {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        });
        return path.toString();
    }

    private static String names(Collection<Object> known) {
        return String.join(", ", known.stream().map(String::valueOf).sorted().toList());
    }
}
