package dev.attest.documents.web;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.CONTENT_TOO_LARGE;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;
import static org.springframework.http.HttpStatus.UNSUPPORTED_MEDIA_TYPE;

import dev.attest.documents.CollectionExists;
import dev.attest.documents.DocumentTooLarge;
import dev.attest.documents.Forbidden;
import dev.attest.documents.IdempotencyConflict;
import dev.attest.documents.InvalidMetadata;
import dev.attest.documents.JobNotRetryable;
import dev.attest.documents.SpanOutOfText;
import dev.attest.documents.UnknownCollection;
import dev.attest.documents.UnknownDocument;
import dev.attest.documents.UnknownJob;
import dev.attest.ledger.LedgerUnavailable;
import dev.attest.problems.ProblemKind;
import dev.attest.problems.ProblemTable;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
final class DocumentProblems implements ProblemTable {

    @Override
    public List<Row<?>> rows() {
        return List.of(
                Row.of(UnknownCollection.class, new ProblemKind(NOT_FOUND, "unknown-collection", "Unknown collection")),
                Row.of(UnknownDocument.class, new ProblemKind(NOT_FOUND, "unknown-document", "Unknown document")),
                Row.of(UnknownJob.class, new ProblemKind(NOT_FOUND, "unknown-job", "Unknown job")),
                Row.of(CollectionExists.class, new ProblemKind(CONFLICT, "collection-exists", "Collection exists")),
                Row.of(Forbidden.class, new ProblemKind(FORBIDDEN, "forbidden", "Not allowed")),
                Row.of(
                        DocumentTooLarge.class,
                        new ProblemKind(CONTENT_TOO_LARGE, "document-too-large", "Document too large")),
                Row.of(
                        UnsupportedContent.class,
                        new ProblemKind(UNSUPPORTED_MEDIA_TYPE, "unsupported-content", "Unsupported content")),
                Row.of(SpanOutOfText.class, new ProblemKind(UNPROCESSABLE_CONTENT, "span-out-of-text", "No such span")),
                Row.of(JobNotRetryable.class, new ProblemKind(CONFLICT, "job-not-retryable", "Job cannot be retried")),
                // 422 by draft-ietf-httpapi-idempotency-key-header: the key is reused with a different request.
                Row.of(
                        IdempotencyConflict.class,
                        new ProblemKind(
                                UNPROCESSABLE_CONTENT, "idempotency-key-reused", "Idempotency key used before")),
                Row.of(
                        RangeNotSatisfiable.class,
                        new ProblemKind(REQUESTED_RANGE_NOT_SATISFIABLE, "range-not-satisfiable", "No such range")),
                Row.invalid(
                        InvalidMetadata.class,
                        e -> e.key().isEmpty() ? MetadataReader.FIELD : MetadataReader.FIELD + "." + e.key()),
                new Row<>(
                        LedgerUnavailable.class,
                        new ProblemKind(SERVICE_UNAVAILABLE, "ledger-unavailable", "Database away"),
                        e -> "The database cannot be reached or is too busy; try again shortly"));
    }
}
