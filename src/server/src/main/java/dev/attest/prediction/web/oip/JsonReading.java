package dev.attest.prediction.web.oip;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Steps of reading JSON as it streams by. Null stands for a field that was left out: many clients write their optional
 * fields that way. Fields nobody here knows are passed over: it is other people's protocol, and it grows.
 */
final class JsonReading {

    /** Of a shape; more than any tensor has. */
    private static final int MOST_NUMBERS = 64;

    private final JsonParser parser;

    JsonReading(JsonParser parser) {
        this.parser = parser;
    }

    /** What to do with the value of a field, at which the parser stands. */
    @FunctionalInterface
    interface Field {

        /** Reads it to its end; false when the field is not known, and nothing of it was read. */
        boolean read(String name);
    }

    /** An object, at whose start the parser stands. */
    void object(String what, Field field) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new RequestRefused(what + " must be an object");
        }
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            if (!field.read(name)) {
                parser.skipChildren();
            }
        }
    }

    /** A list of objects, at whose start the parser stands; false where there is null in its stead. */
    boolean list(String what, Runnable item) {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return false;
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new RequestRefused(what + " must be a list");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            item.run();
        }
        return true;
    }

    @Nullable String text(String what) {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getString();
            case VALUE_NULL -> null;
            default -> throw new RequestRefused(what + " must be a text");
        };
    }

    @Nullable List<Long> numbers(String what) {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        var numbers = new ArrayList<Long>();
        list(what, () -> {
            boolean whole = parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                    && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
            if (!whole || numbers.size() == MOST_NUMBERS) {
                throw new RequestRefused(what + " must be a short list of whole numbers");
            }
            numbers.add(parser.getLongValue());
        });
        return numbers;
    }

    /** An object with parameters, none of which means anything to inference here; the protocol itself defines none. */
    void parameters(String what) {
        if (parser.currentToken() != JsonToken.VALUE_NULL) {
            object(what, name -> false);
        }
    }
}
