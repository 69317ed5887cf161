package dev.attest.documents.web;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import dev.attest.documents.Collection;
import dev.attest.documents.Documents;
import dev.attest.documents.Layouts;
import dev.attest.documents.Listing;
import dev.attest.documents.Span;
import dev.attest.problems.InvalidField;
import dev.attest.tenancy.Principal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Documents")
class DocumentController {

    // A source key of the greatest length takes three bytes a character, and four characters for each three bytes.
    private static final int LONGEST_CURSOR = 4 * Description.LONGEST_KEY + 1024;

    private final Documents documents;
    private final Layouts layouts;

    DocumentController(Documents documents, Layouts layouts) {
        this.documents = documents;
        this.layouts = layouts;
    }

    @Operation(operationId = "listDocuments", summary = "List documents", description = "By collection and source key.")
    @GetMapping(path = "/documents", produces = APPLICATION_JSON_VALUE)
    Mono<DocumentJson.PageJson> list(
            Principal by,
            @RequestParam(required = false)
                    @Pattern(regexp = Collection.NAME_PATTERN, message = "is not a collection's name") @Nullable String collection,
            @Parameter(schema = @Schema(implementation = StateJson.class)) @RequestParam(required = false) @Nullable String state,
            @Parameter(description = "Only those that came inside this document, as its attachments.")
                    @RequestParam(required = false)
                    @Nullable UUID parent,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
            @RequestParam(required = false) @Size(max = LONGEST_CURSOR) @Nullable String cursor) {
        var listing = new Listing(
                Optional.ofNullable(collection),
                Optional.ofNullable(state).map(name -> state(name).state()),
                Optional.ofNullable(parent),
                limit,
                Optional.ofNullable(cursor));
        return documents
                .list(by, listing)
                .map(page -> new DocumentJson.PageJson(
                        page.items().stream().map(DocumentJson::of).toList(),
                        page.nextCursor().orElse(null)));
    }

    private static StateJson state(String name) {
        return Arrays.stream(StateJson.values())
                .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidField(
                        "state",
                        "must be one of "
                                + Arrays.stream(StateJson.values())
                                        .map(state -> state.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))));
    }

    @Operation(operationId = "document", summary = "Look at a document")
    @GetMapping(path = "/documents/{id}", produces = APPLICATION_JSON_VALUE)
    Mono<DocumentJson> document(Principal by, @PathVariable UUID id) {
        return documents.find(by, id).map(DocumentJson::of);
    }

    @Operation(operationId = "versions", summary = "List a document's versions", description = "Newest first.")
    @GetMapping(path = "/documents/{id}/versions", produces = APPLICATION_JSON_VALUE)
    Mono<VersionJson.VersionsJson> versions(Principal by, @PathVariable UUID id) {
        return documents
                .versions(by, id)
                .map(versions -> new VersionJson.VersionsJson(
                        versions.stream().map(VersionJson::of).toList()));
    }

    @Operation(
            operationId = "chunks",
            summary = "List the chunks of a version",
            description = "Of the active version when none is named.")
    @GetMapping(path = "/documents/{id}/chunks", produces = APPLICATION_JSON_VALUE)
    Mono<ChunkJson.ChunksJson> chunks(
            Principal by, @PathVariable UUID id, @RequestParam(required = false) @Min(1) @Nullable Integer version) {
        return documents
                .chunks(by, id, Optional.ofNullable(version))
                .map(chunks -> new ChunkJson.ChunksJson(
                        chunks.stream().map(ChunkJson::of).toList()));
    }

    @Operation(
            operationId = "text",
            summary = "Read the stored text of a version",
            description =
                    "The text every span counts in, in UTF-16 code units. Of the active version when none is named.")
    @GetMapping(path = "/documents/{id}/text", produces = "text/plain;charset=UTF-8")
    Mono<String> text(
            Principal by, @PathVariable UUID id, @RequestParam(required = false) @Min(1) @Nullable Integer version) {
        return documents.text(by, id, Optional.ofNullable(version));
    }

    @Operation(
            operationId = "boxes",
            summary = "See where a span stands on the pages",
            description = "In the active version when none is named. Boxes are in PDF points from the page's top left"
                    + " corner, one for each line or part of one, in reading order. A format without pages has none.")
    @GetMapping(path = "/documents/{id}/boxes", produces = APPLICATION_JSON_VALUE)
    Mono<BoxesJson> boxes(
            Principal by,
            @PathVariable UUID id,
            @RequestParam(required = false) @Min(1) @Nullable Integer version,
            @RequestParam @Min(0) int start,
            @RequestParam @Min(0) int end) {
        if (end <= start || end - start > BoxesJson.LONGEST_SPAN) {
            throw new InvalidField(
                    "end", "must be greater than start, by at most " + BoxesJson.LONGEST_SPAN + " code units");
        }
        return layouts.find(by, id, Optional.ofNullable(version), new Span(start, end))
                .map(BoxesJson::of);
    }

    @Operation(
            operationId = "deleteDocument",
            summary = "Delete a document",
            description = "Gone from every answer that starts after this returns, and with it the attachments that came"
                    + " inside it, but for those that somebody gave other bytes since. An attachment deleted alone comes"
                    + " back with the next version of the file it came in.")
    @DeleteMapping("/documents/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(Principal by, @PathVariable UUID id) {
        return documents.delete(by, id);
    }
}
