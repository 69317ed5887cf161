package dev.attest.documents.web;

import dev.attest.documents.Blobs;
import dev.attest.documents.Content;
import dev.attest.documents.Documents;
import dev.attest.tenancy.Principal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Min;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Original files, streamed from the ledger's rows. */
@RestController
@Tag(name = "Documents")
class ContentController {

    // What a browser may show: it runs nothing in these. All else is saved, never opened here.
    private static final Set<String> SHOWN = Set.of("text/plain", "text/markdown", "application/pdf");

    private final Documents documents;
    private final Blobs blobs;

    ContentController(Documents documents, Blobs blobs) {
        this.documents = documents;
        this.blobs = blobs;
    }

    @Operation(
            operationId = "content",
            summary = "Download the original file of a version",
            description = "Of the active version when none is named. Takes a single byte range.")
    @GetMapping("/documents/{id}/content")
    Mono<ResponseEntity<Flux<DataBuffer>>> content(
            Principal by,
            @PathVariable UUID id,
            @RequestParam(required = false) @Min(1) @Nullable Integer version,
            @Parameter(hidden = true) @RequestHeader HttpHeaders asked,
            @Parameter(hidden = true) HttpMethod method) {
        return documents
                .content(by, id, Optional.ofNullable(version))
                .map(content -> response(content, asked, method.equals(HttpMethod.HEAD)));
    }

    private ResponseEntity<Flux<DataBuffer>> response(Content content, HttpHeaders asked, boolean headOnly) {
        String tag = '"' + content.sha256() + '"';
        HttpHeaders headers = headers(content, tag);
        if (isKnown(asked, tag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .headers(headers)
                    .build();
        }
        Slice slice = Slice.of(asked, tag, content.size());
        headers.setContentType(MediaType.parseMediaType(content.mediaType()));
        headers.setContentLength(slice.length());
        slice.contentRange().ifPresent(range -> headers.set(HttpHeaders.CONTENT_RANGE, range));
        return ResponseEntity.status(slice.whole() ? HttpStatus.OK : HttpStatus.PARTIAL_CONTENT)
                .headers(headers)
                .body(headOnly ? Flux.empty() : bytes(content, slice));
    }

    /** A header nobody can read is no header. */
    private static boolean isKnown(HttpHeaders asked, String tag) {
        try {
            return asked.getIfNoneMatch().stream().anyMatch(known -> known.equals(tag) || known.equals("*"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Flux<DataBuffer> bytes(Content content, Slice slice) {
        return blobs.read(content.blob(), slice.from(), slice.to())
                .map(DefaultDataBufferFactory.sharedInstance::wrap)
                .cast(DataBuffer.class);
    }

    private static HttpHeaders headers(Content content, String tag) {
        var headers = new HttpHeaders();
        headers.setETag(tag);
        headers.setCacheControl(CacheControl.noCache().cachePrivate());
        headers.set(HttpHeaders.ACCEPT_RANGES, "bytes");
        headers.set("Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'");
        var disposition =
                SHOWN.contains(content.mediaType()) ? ContentDisposition.inline() : ContentDisposition.attachment();
        headers.setContentDisposition(
                disposition.filename(content.fileName(), StandardCharsets.UTF_8).build());
        return headers;
    }
}
