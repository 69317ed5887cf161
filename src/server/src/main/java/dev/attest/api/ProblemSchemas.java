package dev.attest.api;

import dev.attest.problems.Problem;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which problems a route can answer with, and what they look like. */
final class ProblemSchemas {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String REFERENCE = "#/components/responses/";

    private record Kind(String name, String slug, String title, String detail) {}

    private static final Map<String, Kind> KINDS = new TreeMap<>(Map.ofEntries(
            kind(400, "InvalidRequest", "invalid-request", "Invalid request", "topK must be less than or equal to 100"),
            kind(
                    403,
                    "Forbidden",
                    "forbidden",
                    "Not allowed",
                    "You may read this collection but not change its documents"),
            kind(
                    404,
                    "NotFound",
                    "unknown-document",
                    "Unknown document",
                    "There is no document 4f84da06-2147-4d7f-9596-51e8576b0cae"),
            kind(
                    406,
                    "NotAcceptable",
                    "not-acceptable",
                    "Not available in that form",
                    "/documents is available as application/json"),
            kind(
                    409,
                    "Conflict",
                    "collection-exists",
                    "Collection exists",
                    "There is already a collection named 'handbook'"),
            kind(
                    413,
                    "TooLarge",
                    "document-too-large",
                    "Document too large",
                    "The file is larger than the 67108864 bytes a document may have; split it"),
            kind(
                    415,
                    "UnsupportedContent",
                    "unsupported-content",
                    "Unsupported content",
                    "The content is application/zip, whatever its name says; supported are text/plain, text/markdown,"
                            + " text/html"),
            kind(416, "RangeNotSatisfiable", "range-not-satisfiable", "No such range", "The file has 121 bytes"),
            kind(
                    422,
                    "Unprocessable",
                    "generative-unavailable",
                    "No language model",
                    "No language model is configured; ask with mode auto or extractive"),
            kind(
                    500,
                    "Internal",
                    "internal",
                    "Internal error",
                    "Something went wrong here; the server's log tells what, under trace " + TRACE),
            kind(503, "Overloaded", "overloaded", "Too busy", "Too many requests are waiting; try again shortly"),
            kind(504, "Timeout", "timeout", "Took too long", "The time allowed for the request is over")));

    // Beyond what path, method and body already tell.
    private static final Map<String, List<String>> MORE = Map.of(
            "ask", List.of("404", "422", "504"),
            "search", List.of("404", "504"),
            "listDocuments", List.of("404"),
            "upload", List.of("404", "422"),
            "replace", List.of("422"),
            "boxes", List.of("422"),
            "content", List.of("416"),
            "createCollection", List.of("409"),
            "retryJob", List.of("409"));

    private ProblemSchemas() {}

    private static Map.Entry<String, Kind> kind(int status, String name, String slug, String title, String detail) {
        return Map.entry(String.valueOf(status), new Kind(name, slug, title, detail));
    }

    /** Puts the schema and a response for each status among the components. */
    static void define(Components components) {
        ModelConverters.getInstance(true).readAll(Problem.class).forEach(components::addSchemas);
        KINDS.forEach((status, kind) -> components.addResponses(
                kind.name(),
                new ApiResponse()
                        .description(kind.title())
                        .content(new Content()
                                .addMediaType(
                                        "application/problem+json",
                                        new MediaType()
                                                .schema(new Schema<>().$ref("#/components/schemas/Problem"))
                                                .example(example(status, kind))))));
    }

    private static Map<String, Object> example(String status, Kind kind) {
        var example = new LinkedHashMap<String, Object>();
        example.put("type", "urn:attest:problem:" + kind.slug());
        example.put("title", kind.title());
        example.put("status", Integer.valueOf(status));
        example.put("detail", kind.detail());
        example.put("traceId", TRACE);
        if (status.equals("400")) {
            String[] error = kind.detail().split(" ", 2);
            example.put("errors", List.of(Map.of("field", error[0], "message", error[1])));
        }
        return example;
    }

    /** References to the problems of a route, by status. */
    static Map<String, String> of(String path, HttpMethod method, Operation operation) {
        Set<String> statuses = new TreeSet<>(List.of("400", "403", "406", "500", "503"));
        if (path.contains("{")) {
            statuses.add("404");
        }
        if (operation.getRequestBody() != null && method != HttpMethod.GET) {
            statuses.addAll(List.of("413", "415"));
        }
        statuses.addAll(MORE.getOrDefault(operation.getOperationId(), List.of()));
        var references = new TreeMap<String, String>();
        statuses.forEach(status -> references.put(
                status, REFERENCE + Objects.requireNonNull(KINDS.get(status)).name()));
        return references;
    }
}
