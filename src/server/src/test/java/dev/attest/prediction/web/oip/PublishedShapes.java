package dev.attest.prediction.web.oip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * What kserve/open-inference-protocol, specification/protocol/open_inference_rest.yaml, requires of responses, in notes of
 * our own: the fields of each schema, which of them are required, and their JSON types.
 */
final class PublishedShapes {

    private PublishedShapes() {}

    /** {@code metadata_server_response}. */
    static void server(JsonNode json) {
        fields(json, Set.of("name", "version", "extensions"), Set.of());
        text(json.path("name"));
        text(json.path("version"));
        list(json.path("extensions"), PublishedShapes::text);
    }

    /** {@code metadata_model_response}; inputs and outputs are obligatory in the protocol's text. */
    static void model(JsonNode json) {
        fields(json, Set.of("name", "platform", "inputs", "outputs"), Set.of("versions"));
        text(json.path("name"));
        text(json.path("platform"));
        assertThat(json.path("platform").asString()).matches("[a-z0-9]+_[a-z0-9]+");
        list(json.path("versions"), PublishedShapes::text);
        list(json.path("inputs"), PublishedShapes::metadataTensor);
        list(json.path("outputs"), PublishedShapes::metadataTensor);
    }

    private static void metadataTensor(JsonNode json) {
        fields(json, Set.of("name", "datatype", "shape"), Set.of());
        text(json.path("name"));
        datatype(json.path("datatype"));
        list(json.path("shape"), size -> assertThat(size.isIntegralNumber()).isTrue());
    }

    /** {@code inference_response}. */
    static void inference(JsonNode json) {
        fields(json, Set.of("model_name", "outputs"), Set.of("model_version", "id", "parameters"));
        text(json.path("model_name"));
        text(json.path("model_version"));
        text(json.path("id"));
        json.path("parameters")
                .forEach(value -> assertThat(value.isString() || value.isNumber() || value.isBoolean())
                        .isTrue());
        list(json.path("outputs"), PublishedShapes::output);
    }

    private static void output(JsonNode json) {
        fields(json, Set.of("name", "shape", "datatype", "data"), Set.of("parameters"));
        text(json.path("name"));
        datatype(json.path("datatype"));
        long[] elements = {1};
        list(json.path("shape"), size -> {
            assertThat(size.isIntegralNumber() && size.asLong() >= 0).isTrue();
            elements[0] *= size.asLong();
        });
        boolean text = json.path("datatype").asString().equals("BYTES");
        list(
                json.path("data"),
                element -> assertThat(text ? element.isString() : element.isNumber())
                        .isTrue());
        assertThat(json.path("data")).hasSize((int) elements[0]);
    }

    private static void fields(JsonNode json, Set<String> required, Set<String> optional) {
        assertThat(json.isObject()).as(json.toString()).isTrue();
        var allowed = new HashSet<>(required);
        allowed.addAll(optional);
        assertThat(json.propertyNames()).containsAll(required).isSubsetOf(allowed);
    }

    private static void text(JsonNode json) {
        assertThat(json.isString()).as(json.toString()).isTrue();
    }

    private static void datatype(JsonNode json) {
        assertThat(json.asString())
                .isIn(
                        "BOOL", "UINT8", "UINT16", "UINT32", "UINT64", "INT8", "INT16", "INT32", "INT64", "FP16",
                        "FP32", "FP64", "BYTES");
    }

    private static void list(JsonNode json, Consumer<JsonNode> item) {
        assertThat(json.isArray()).as(json.toString()).isTrue();
        json.forEach(item);
    }
}
