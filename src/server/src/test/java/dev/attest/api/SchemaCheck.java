package dev.attest.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Just enough of JSON Schema: types, null, required and unknown fields, enumerations, references, one of several. */
public final class SchemaCheck {

    private final JsonNode api;

    public SchemaCheck(JsonNode api) {
        this.api = api;
    }

    public void check(String where, JsonNode schema, JsonNode value) {
        if (schema.has("$ref")) {
            check(where, api.at(schema.path("$ref").asString().substring(1)), value);
            return;
        }
        if (schema.has("anyOf")) {
            schema.path("anyOf").forEach(option -> {
                if (value.isNull() == "null".equals(option.path("type").asString(""))) {
                    check(where, option, value);
                }
            });
            return;
        }
        if (schema.has("oneOf")) {
            assertThat(StreamSupport.stream(schema.path("oneOf").spliterator(), false)
                            .filter(option -> fits(where, option, value)))
                    .as("%s: %s is one of %s", where, value, schema.path("oneOf"))
                    .hasSize(1);
            return;
        }
        assertThat(allows(schema.path("type"), value))
                .as("%s: %s is of type %s", where, value, schema.path("type"))
                .isTrue();
        if (schema.has("enum") && !value.isNull()) {
            assertThat(schema.path("enum")).as(where).contains(value);
        }
        if (value.isObject() && schema.has("properties")) {
            fields(where, schema, value);
        }
        if (value.isArray()) {
            value.forEach(item -> check(where + "[]", schema.path("items"), item));
        }
    }

    private boolean fits(String where, JsonNode schema, JsonNode value) {
        try {
            check(where, schema, value);
            return true;
        } catch (AssertionError e) {
            return false;
        }
    }

    private void fields(String where, JsonNode schema, JsonNode value) {
        schema.path("required")
                .forEach(name -> assertThat(
                                value.has(name.asString()) || name.asString().equals("errors"))
                        .as("%s has %s", where, name)
                        .isTrue());
        value.properties().forEach(field -> {
            assertThat(schema.path("properties").has(field.getKey()))
                    .as("%s.%s is described", where, field.getKey())
                    .isTrue();
            check(where + "." + field.getKey(), schema.path("properties").path(field.getKey()), field.getValue());
        });
    }

    private static boolean allows(JsonNode type, JsonNode value) {
        return type.isArray()
                ? StreamSupport.stream(type.spliterator(), false).anyMatch(one -> allows(one, value))
                : switch (type.asString("")) {
                    case "object" -> value.isObject();
                    case "array" -> value.isArray();
                    case "string" -> value.isString();
                    case "integer" -> value.isIntegralNumber();
                    case "number" -> value.isNumber();
                    case "boolean" -> value.isBoolean();
                    case "null" -> value.isNull();
                    default -> false;
                };
    }
}
