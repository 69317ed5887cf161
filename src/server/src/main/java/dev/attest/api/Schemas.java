package dev.attest.api;

import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** JSON schemas written by hand. The library's own fluent methods return raw types. */
public final class Schemas {

    private Schemas() {}

    public static Schema<?> text(String description) {
        var schema = typed("string");
        schema.setDescription(description);
        return schema;
    }

    /** A text that is always the same. */
    static Schema<?> constant(String value) {
        var schema = typed("string");
        schema.setConst(value);
        return schema;
    }

    public static Schema<?> list(Schema<?> items, int mostItems, String description) {
        var schema = typed("array");
        schema.setItems(items);
        schema.setMaxItems(mostItems);
        schema.setDescription(description);
        return schema;
    }

    public static Schema<?> object(Map<String, Schema<?>> properties, List<String> required) {
        var schema = typed("object");
        properties.forEach(schema::addProperty);
        schema.setRequired(required);
        return schema;
    }

    /** A schema among the components. */
    public static Schema<?> reference(Class<?> type) {
        var schema = new JsonSchema();
        schema.set$ref("#/components/schemas/" + type.getSimpleName());
        return schema;
    }

    static Schema<?> oneOf(List<Schema<?>> schemas, String description) {
        var schema = new JsonSchema();
        schemas.forEach(schema::addOneOfItem);
        schema.setDescription(description);
        return schema;
    }

    static Schema<?> orNull(Schema<?> other) {
        var schema = new JsonSchema();
        schema.addAnyOfItem(other);
        schema.addAnyOfItem(typed("null"));
        return schema;
    }

    private static JsonSchema typed(String type) {
        var schema = new JsonSchema();
        schema.setTypes(Set.of(type));
        return schema;
    }
}
