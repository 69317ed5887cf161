package dev.attest.documents.web;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.MULTIPART_FORM_DATA_VALUE;

import dev.attest.documents.Accepted;
import dev.attest.documents.Documents;
import dev.attest.documents.Jobs;
import dev.attest.tenancy.Principal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Documents")
class UploadController {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final String TAKES_OVER = "Other bytes in the place of an attachment make it a document of its own:"
            + " its parentId is null, and later versions of the file it came in neither change nor delete it; what they"
            + " bring by that name gets a numbered key. The same bytes for other readers leave it an attachment, for"
            + " those readers.";

    private final Uploads uploads;
    private final Documents documents;
    private final Jobs jobs;

    UploadController(Uploads uploads, Documents documents, Jobs jobs) {
        this.uploads = uploads;
        this.documents = documents;
        this.jobs = jobs;
    }

    @Operation(operationId = "upload", summary = "Upload a file or a text", description = TAKES_OVER)
    @PostMapping(path = "/documents", consumes = MULTIPART_FORM_DATA_VALUE, produces = APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<UploadJson>> upload(
            Principal by,
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Size(min = 1, max = 255) @Nullable String idempotencyKey,
            @RequestBody Flux<PartEvent> form) {
        return uploads.create(by, form, Optional.ofNullable(idempotencyKey)).flatMap(accepted -> reply(by, accepted));
    }

    @Operation(operationId = "upload", summary = "Upload a file or a text", description = TAKES_OVER)
    @PostMapping(path = "/documents", consumes = APPLICATION_JSON_VALUE, produces = APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<UploadJson>> uploadText(
            Principal by,
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Size(min = 1, max = 255) @Nullable String idempotencyKey,
            @Valid @RequestBody TextUpload text) {
        return uploads.create(by, text, Optional.ofNullable(idempotencyKey)).flatMap(accepted -> reply(by, accepted));
    }

    @Operation(operationId = "replace", summary = "Give a document a new version", description = TAKES_OVER)
    @PutMapping(path = "/documents/{id}", consumes = MULTIPART_FORM_DATA_VALUE, produces = APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<UploadJson>> replace(
            Principal by,
            @PathVariable UUID id,
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Size(min = 1, max = 255) @Nullable String idempotencyKey,
            @RequestBody Flux<PartEvent> form) {
        return uploads.replace(by, id, form, Optional.ofNullable(idempotencyKey))
                .flatMap(accepted -> reply(by, accepted));
    }

    @Operation(operationId = "replace", summary = "Give a document a new version", description = TAKES_OVER)
    @PutMapping(path = "/documents/{id}", consumes = APPLICATION_JSON_VALUE, produces = APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<UploadJson>> replaceByText(
            Principal by,
            @PathVariable UUID id,
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Size(min = 1, max = 255) @Nullable String idempotencyKey,
            @Valid @RequestBody TextUpload text) {
        return uploads.replace(by, id, text, Optional.ofNullable(idempotencyKey))
                .flatMap(accepted -> reply(by, accepted));
    }

    private Mono<ResponseEntity<UploadJson>> reply(Principal by, Accepted accepted) {
        var document = documents.find(by, accepted.documentId()).map(DocumentJson::of);
        if (accepted instanceof Accepted.Queued queued) {
            return document.zipWith(
                    jobs.find(by, queued.jobId()).map(JobJson::of),
                    (now, job) -> ResponseEntity.accepted()
                            .location(URI.create("/jobs/" + job.id()))
                            .body(new UploadJson(now, job, false)));
        }
        return document.map(now -> ResponseEntity.ok()
                .location(URI.create("/documents/" + now.id()))
                .body(new UploadJson(now, null, true)));
    }
}
