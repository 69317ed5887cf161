package dev.attest.prediction.web;

import dev.attest.api.Operations;
import dev.attest.api.Schemas;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What predicting takes and gives: its handler reads and writes bytes. */
@Component
@Order(0)
final class PredictDescription implements OpenApiCustomizer {

    private static final String JSON = "application/json";
    private static final String CSV = "text/csv";

    @Override
    public void customise(OpenAPI api) {
        ModelConverters.getInstance(true).readAll(PredictionsJson.class).forEach(api.getComponents()::addSchemas);
        Operation predict = Operations.named(api, "predict");
        predict.setRequestBody(new RequestBody()
                .required(true)
                .content(new Content()
                        .addMediaType(JSON, media(instances()))
                        .addMediaType(
                                CSV,
                                media(Schemas.text("A header with the features' names, then a line for each row")))));
        Objects.requireNonNull(predict.getResponses().get("200"))
                .setContent(
                        new Content()
                                .addMediaType(JSON, media(Schemas.reference(PredictionsJson.class)))
                                .addMediaType(
                                        CSV,
                                        media(
                                                Schemas.text(
                                                        "A header, then for each row id, label, the probability of each label, and what lies out of range"))));
    }

    private static MediaType media(Schema<?> schema) {
        var media = new MediaType();
        media.setSchema(schema);
        return media;
    }

    private static Schema<?> instances() {
        Schema<?> value = typed("number", "string");
        Schema<?> row = typed("object", "array");
        row.setDescription(
                "An object by the features' names, or a list in their order; numbers, and names of categories");
        row.setAdditionalProperties(value);
        row.setItems(value);
        return Schemas.object(
                Map.of(
                        InstancesReader.INSTANCES,
                        Schemas.list(row, RowsBody.MOST_ROWS, "Each of all features and of nothing else")),
                List.of(InstancesReader.INSTANCES));
    }

    private static Schema<?> typed(String... types) {
        var schema = new JsonSchema();
        schema.setTypes(Set.of(types));
        return schema;
    }
}
