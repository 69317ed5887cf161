package dev.attest.prediction.web;

import dev.attest.prediction.Feature;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.RowBuilder;
import dev.attest.prediction.Rows;
import dev.attest.prediction.RowsRefused;
import dev.attest.prediction.Shown;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * Reads {@code {"instances":[…]}} straight into rows, token by token: a tree or a map of each row would cost more than the
 * prediction. A row is an object by the features' names or a list in their order.
 */
final class InstancesReader {

    static final String INSTANCES = "instances";

    // NaN and Infinity are no JSON, but many programs write them: read, they are refused with their row and feature.
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();

    private final ModelCard card;
    private final JsonParser parser;
    private final RowBuilder rows;
    private int row;

    private InstancesReader(ModelCard card, JsonParser parser, int mostRows) {
        this.card = card;
        this.parser = parser;
        this.rows = new RowBuilder(card, mostRows);
    }

    /**
     * The rows of a body.
     *
     * @throws BodyRefused when it is not JSON of that shape
     * @throws RowsRefused with the mistakes of the rows
     */
    static Rows read(byte[] body, ModelCard card, int mostRows) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            var reader = new InstancesReader(card, parser, mostRows);
            try {
                return reader.read();
            } catch (JacksonException e) {
                throw reader.unreadable(e);
            }
        }
    }

    private Rows read() {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw BodyRefused.whole(card, "The body is missing: it must be {\"instances\": [a row, …]}");
        }
        if (first != JsonToken.START_OBJECT) {
            throw BodyRefused.whole(card, "The body must be {\"instances\": [a row, …]}");
        }
        boolean given = false;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            if (!name.equals(INSTANCES)) {
                throw BodyRefused.at(card, Shown.text(name), "is not known; known is instances");
            }
            if (given) {
                throw BodyRefused.at(card, INSTANCES, "must be given once");
            }
            given = true;
            readInstances();
            if (rows.isHopeless()) {
                return rows.build();
            }
        }
        if (!given) {
            throw BodyRefused.at(card, INSTANCES, "is missing");
        }
        if (parser.nextToken() != null) {
            throw BodyRefused.whole(card, "The body must end with its object" + place());
        }
        return rows.build();
    }

    private void readInstances() {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            throw BodyRefused.at(card, INSTANCES, "must be a list of rows, each an object or a list");
        }
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY && !rows.isHopeless()) {
            readRow(token);
            row++;
            token = parser.nextToken();
        }
    }

    private void readRow(JsonToken token) {
        if (token == JsonToken.START_OBJECT) {
            readObject();
        } else if (token == JsonToken.START_ARRAY) {
            readList();
        } else {
            rows.mistake("", "must be an object or a list, not " + word(token));
            rows.nextRow();
        }
    }

    private void readObject() {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            int feature = rows.index(name);
            JsonToken token = parser.nextToken();
            if (feature >= 0) {
                readValue(feature, token);
            } else {
                parser.skipChildren();
            }
        }
        rows.endRow();
    }

    private void readList() {
        int features = card.features().size();
        int count = 0;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (count < features) {
                readValue(count, token);
            } else {
                parser.skipChildren();
            }
            count++;
        }
        if (count == features) {
            rows.endRow();
        } else {
            rows.mistake("", "must have " + features + " values, one for each feature in order, not " + count);
            rows.nextRow();
        }
    }

    private void readValue(int feature, JsonToken token) {
        switch (token) {
            case VALUE_NUMBER_FLOAT, VALUE_NUMBER_INT -> rows.number(feature, parser.getDoubleValue());
            case VALUE_STRING -> rows.text(feature, parser.getString());
            default -> {
                rows.refused(feature, "must be " + wanted(feature) + ", not " + word(token));
                parser.skipChildren();
            }
        }
    }

    private String wanted(int feature) {
        return card.features().get(feature).kind() == Feature.Kind.CATEGORY ? "a name" : "a number";
    }

    private static String word(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "a string";
            case VALUE_TRUE -> "true";
            case VALUE_FALSE -> "false";
            case VALUE_NULL -> "null";
            default -> "a number";
        };
    }

    /** In words of JSON: Jackson's own messages name Java classes. */
    private BodyRefused unreadable(JacksonException e) {
        return e instanceof StreamConstraintsException
                ? BodyRefused.whole(
                        card,
                        "The body goes beyond what is read, by a number of over 1000 digits, a name of over 50000"
                                + " characters or more than 500 levels" + place())
                : BodyRefused.whole(card, "The body is not valid JSON in UTF-8" + place());
    }

    private String place() {
        TokenStreamLocation at = parser.currentLocation();
        return " at line " + at.getLineNr() + ", column " + at.getColumnNr() + ", in or after row " + row;
    }
}
