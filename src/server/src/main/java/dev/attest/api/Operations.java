package dev.attest.api;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;

/** Finds what a feature's customizer describes; a description of something that is not there fails the start of the page. */
public final class Operations {

    private Operations() {}

    public static Operation named(OpenAPI api, String operationId) {
        return api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .filter(operation -> operationId.equals(operation.getOperationId()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No operation " + operationId));
    }

    /** The request body in that form. */
    public static MediaType request(Operation operation, String mediaType) {
        return in(operation.getRequestBody().getContent(), mediaType);
    }

    /** What the operation answers when all is well, in that form. */
    public static MediaType success(Operation operation, String mediaType) {
        return in(requireNonNull(operation.getResponses().get("200")).getContent(), mediaType);
    }

    private static MediaType in(Content content, String mediaType) {
        return requireNonNull(content.get(mediaType), mediaType);
    }
}
