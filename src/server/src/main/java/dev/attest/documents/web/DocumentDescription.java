package dev.attest.documents.web;

import dev.attest.api.Operations;
import dev.attest.api.Schemas;
import dev.attest.api.StreamSchema;
import dev.attest.documents.Metadata;
import dev.attest.problems.Problem;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the handlers' types do not show: the parts of an upload, bytes, and the events of a job. */
@Component
@Order(0)
final class DocumentDescription implements OpenApiCustomizer {

    private static final String FORM = "multipart/form-data";

    @Override
    public void customise(OpenAPI api) {
        Operations.request(Operations.named(api, "upload"), FORM).setSchema(form(true));
        Operations.request(Operations.named(api, "replace"), FORM).setSchema(form(false));
        var bytes = new MediaType();
        bytes.setSchema(Schemas.text("The file's bytes"));
        ApiResponse content = Objects.requireNonNull(
                Operations.named(api, "content").getResponses().get("200"));
        content.setContent(new Content().addMediaType("*/*", bytes));
        api.getComponents().getSchemas().remove("DataBuffer");
        new StreamSchema(api)
                .event("progress", JobJson.class)
                .event("done", JobJson.class)
                .event("error", "problem", Schemas.reference(Problem.class))
                .describe(
                        Operations.named(api, "followJob"),
                        "progress whenever the job changes, then done once it has ended, or error; nothing follows."
                                + " A comment line every 15 s.");
        // Only now: describing a stream reads the schemas of its events anew.
        explainFailures(api);
    }

    private static void explainFailures(OpenAPI api) {
        Schema<?> failure = Objects.requireNonNull(
                (Schema<?>) api.getComponents().getSchemas().get(FailureJson.class.getSimpleName()));
        Schema<?> type =
                Objects.requireNonNull((Schema<?>) failure.getProperties().get("type"));
        type.setDescription("Tells programs; stable. One of " + FailureJson.types());
    }

    private static Schema<?> form(boolean place) {
        Schema<?> file = Schemas.text("With a filename");
        file.setContentMediaType("application/octet-stream");
        var fields = new LinkedHashMap<String, Schema<?>>();
        fields.put("file", file);
        fields.put("title", Schemas.text("The title the file gives itself when left out"));
        fields.put(
                "readers",
                Schemas.list(
                        Schemas.text("A name, group:<name> or *"),
                        Description.MOST_READERS,
                        "Narrows who may read the document; repeat the field for each"));
        fields.put(
                MetadataReader.FIELD,
                Schemas.text("A JSON object for filters: at most " + Metadata.MOST_KEYS
                        + " keys with strings, numbers, booleans or lists of strings; when left out, a document keeps"
                        + " what it has"));
        if (place) {
            fields.put("collection", Schemas.text("default when left out"));
            fields.put("sourceKey", Schemas.text("The file's name when left out"));
        }
        return Schemas.object(fields, List.of("file"));
    }
}
