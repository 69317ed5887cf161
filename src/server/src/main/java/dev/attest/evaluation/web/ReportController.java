package dev.attest.evaluation.web;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.APPLICATION_XML_VALUE;
import static org.springframework.http.MediaType.TEXT_HTML_VALUE;
import static org.springframework.http.MediaType.TEXT_MARKDOWN_VALUE;

import dev.attest.evaluation.Evaluating;
import dev.attest.evaluation.Evaluations.Kept;
import dev.attest.evaluation.ReportFile;
import dev.attest.tenancy.Principal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reports of evaluations, streamed from the ledger's rows. */
@RestController
@Tag(name = "Evaluations")
class ReportController {

    /**
     * The page brings its script and style inside, and shows what documents and models wrote. So it gets an origin of its
     * own: whatever its script did, it could neither call this server as its reader nor send anything anywhere.
     */
    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "sandbox allow-scripts",
            "default-src 'none'",
            "script-src 'unsafe-inline'",
            "style-src 'unsafe-inline'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'");

    private final Evaluating evaluating;

    ReportController(Evaluating evaluating) {
        this.evaluating = evaluating;
    }

    @Operation(
            operationId = "evaluationReport",
            summary = "Read the report of an evaluation",
            description =
                    "For engineers. A page with everything in it, or the same as JSON with Accept: application/json; it"
                            + " follows report.schema.json.")
    @GetMapping(path = "/evaluations/{id}/report", produces = APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Flux<DataBuffer>>> json(Principal by, @PathVariable UUID id) {
        return file(by, id, ReportFile.JSON);
    }

    @Operation(operationId = "evaluationReport", summary = "Read the report of an evaluation")
    @GetMapping(path = "/evaluations/{id}/report", produces = TEXT_HTML_VALUE)
    Mono<ResponseEntity<Flux<DataBuffer>>> html(Principal by, @PathVariable UUID id) {
        return file(by, id, ReportFile.HTML);
    }

    @Operation(
            operationId = "evaluationJunit",
            summary = "Read the gate of an evaluation as JUnit's XML",
            description = "For engineers, and their build servers.")
    @GetMapping(path = "/evaluations/{id}/junit.xml", produces = APPLICATION_XML_VALUE)
    Mono<ResponseEntity<Flux<DataBuffer>>> junit(Principal by, @PathVariable UUID id) {
        return file(by, id, ReportFile.JUNIT);
    }

    @Operation(
            operationId = "evaluationSummary",
            summary = "Read the summary of an evaluation",
            description = "For engineers. Markdown, for a pull request.")
    @GetMapping(path = "/evaluations/{id}/summary.md", produces = TEXT_MARKDOWN_VALUE)
    Mono<ResponseEntity<Flux<DataBuffer>>> summary(Principal by, @PathVariable UUID id) {
        return file(by, id, ReportFile.SUMMARY);
    }

    private Mono<ResponseEntity<Flux<DataBuffer>>> file(Principal by, UUID id, ReportFile file) {
        return evaluating.file(by, id, file).map(kept -> response(id, file, kept));
    }

    private static ResponseEntity<Flux<DataBuffer>> response(UUID id, ReportFile file, Kept kept) {
        var headers = new HttpHeaders();
        headers.setContentType(new MediaType(MediaType.parseMediaType(file.mediaType()), StandardCharsets.UTF_8));
        headers.setContentLength(kept.size());
        headers.setCacheControl(CacheControl.noCache().cachePrivate());
        headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        headers.setContentDisposition(ContentDisposition.inline()
                .filename("evaluation-" + id + "-" + file.fileName())
                .build());
        return ResponseEntity.ok()
                .headers(headers)
                .body(kept.bytes()
                        .map(DefaultDataBufferFactory.sharedInstance::wrap)
                        .cast(DataBuffer.class));
    }
}
