package dev.attest.prediction.web.oip;

import dev.attest.api.Operations;
import dev.attest.api.Schemas;
import dev.attest.prediction.web.oip.RepositoryJson.RepositoryChangeRequest;
import dev.attest.prediction.web.oip.RepositoryJson.RepositoryIndexRequest;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Bodies that are read and written as they stream by, so that no handler shows their types. */
@Component
@Order(0)
final class ProtocolDescription implements OpenApiCustomizer {

    private static final String JSON = "application/json";
    private static final String SCHEMAS = "#/components/schemas/";

    @Override
    public void customise(OpenAPI api) {
        api.getComponents().addSchemas("InferenceRequest", request()).addSchemas("InferenceResponse", response());
        for (String operation : List.of("infer", "inferVersion")) {
            takes(api, operation, "InferenceRequest", true);
            Operations.success(Operations.named(api, operation), JSON).setSchema(reference("InferenceResponse"));
        }
        changed(api, "repositoryIndex", RepositoryIndexRequest.class);
        changed(api, "loadModel", RepositoryChangeRequest.class);
        changed(api, "unloadModel", RepositoryChangeRequest.class);
    }

    private static void changed(OpenAPI api, String operation, Class<?> body) {
        ModelConverters.getInstance(true).readAll(body).forEach(api.getComponents()::addSchemas);
        takes(api, operation, body.getSimpleName(), false);
    }

    private static void takes(OpenAPI api, String operation, String schema, boolean required) {
        var media = new MediaType();
        media.setSchema(reference(schema));
        Operations.named(api, operation)
                .setRequestBody(new RequestBody().required(required).content(new Content().addMediaType(JSON, media)));
    }

    private static Schema<?> request() {
        var input = tensor();
        input.put("parameters", parameters());
        var output = new LinkedHashMap<String, Schema<?>>();
        output.put("name", Schemas.text("As the model's metadata names it"));
        output.put("parameters", parameters());
        var request = new LinkedHashMap<String, Schema<?>>();
        request.put("id", Schemas.text("Comes back with the response"));
        request.put("parameters", parameters());
        request.put("inputs", list(Schemas.object(input, required()), "Every tensor the model takes"));
        request.put("outputs", list(Schemas.object(output, List.of("name")), "All when left out"));
        return Schemas.object(request, List.of("inputs"));
    }

    private static Schema<?> response() {
        var response = new LinkedHashMap<String, Schema<?>>();
        response.put("model_name", Schemas.text("As asked for"));
        response.put("model_version", Schemas.text("Which answered"));
        response.put("id", Schemas.text("The request's, else the prediction's"));
        response.put(
                "parameters",
                Schemas.object(
                        Map.of(
                                "prediction_id",
                                Schemas.text("With a dot and a row, from 0, it names that row's prediction")),
                        List.of("prediction_id")));
        response.put("outputs", list(Schemas.object(tensor(), required()), "In the order they were asked for"));
        return Schemas.object(response, List.copyOf(response.keySet()));
    }

    private static Map<String, Schema<?>> tensor() {
        var tensor = new LinkedHashMap<String, Schema<?>>();
        tensor.put("name", Schemas.text("As the model's metadata names it"));
        tensor.put("shape", list(typed("integer"), "The number of rows first"));
        tensor.put("datatype", Schemas.text("As the model's metadata says, such as FP32, INT64 or BYTES (text)"));
        tensor.put(
                "data", list(typed("number", "string", "boolean", "array"), "Row after row, flat or lists in lists"));
        return tensor;
    }

    private static List<String> required() {
        return List.of("name", "shape", "datatype", "data");
    }

    private static Schema<?> parameters() {
        var parameters = typed("object");
        parameters.setDescription("Taken, and ignored");
        return parameters;
    }

    private static Schema<?> list(Schema<?> items, String description) {
        var list = typed("array");
        list.setItems(items);
        list.setDescription(description);
        return list;
    }

    private static JsonSchema typed(String... types) {
        var schema = new JsonSchema();
        schema.setTypes(Set.of(types));
        return schema;
    }

    private static Schema<?> reference(String name) {
        var schema = new JsonSchema();
        schema.set$ref(SCHEMAS + name);
        return schema;
    }
}
