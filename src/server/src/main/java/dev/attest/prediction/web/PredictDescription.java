package dev.attest.prediction.web;

import dev.attest.api.Schemas;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Describes predicting, whose handler has no annotations to tell it from. */
@Component
@Order(0)
final class PredictDescription implements OpenApiCustomizer {

    private static final String JSON = "application/json";
    private static final String CSV = "text/csv";

    @Override
    public void customise(OpenAPI api) {
        ModelConverters.getInstance(true).readAll(PredictionsJson.class).forEach(api.getComponents()::addSchemas);
        api.path(PredictRoutes.PATH, new PathItem().post(predict()));
    }

    private static Operation predict() {
        return new Operation()
                .operationId("predict")
                .addTagsItem("Predict")
                .summary("Predict from rows")
                .description(
                        "Up to 10,000, all or none of them: a mistake in one refuses the request, and names row and"
                                + " feature. Values outside the range met in training are predicted from, and named in"
                                + " outOfRange. With Accept: text/csv predictions come as a table.")
                .addParametersItem(
                        new PathParameter().name(PredictHandler.MODEL).schema(typed("string")))
                .addParametersItem(new QueryParameter()
                        .name(PredictHandler.VERSION)
                        .description("A version, or latest; the latest when left out")
                        .schema(typed("string")))
                .addParametersItem(new QueryParameter()
                        .name(PredictHandler.EXPLAIN)
                        .description("Adds to each prediction what each feature contributed to its probability")
                        .schema(off()))
                .requestBody(new RequestBody().required(true).content(taken()))
                .responses(new ApiResponses().addApiResponse("200", new ApiResponse().content(given())));
    }

    private static Schema<?> off() {
        Schema<?> flag = typed("boolean");
        flag.setDefault(false);
        return flag;
    }

    private static Content taken() {
        return new Content()
                .addMediaType(JSON, media(instances()))
                .addMediaType(CSV, media(Schemas.text("A header with the features' names, then a line for each row")));
    }

    private static Content given() {
        return new Content()
                .addMediaType(JSON, media(Schemas.reference(PredictionsJson.class)))
                .addMediaType(
                        CSV,
                        media(Schemas.text("A header, then for each row id, label, the probability of each label, and"
                                + " what lies out of range")));
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
