package dev.attest.documents.jdbc;

import dev.attest.documents.Accepted;
import dev.attest.documents.Blobs;
import dev.attest.documents.Chunk;
import dev.attest.documents.Content;
import dev.attest.documents.Document;
import dev.attest.documents.DocumentVersion;
import dev.attest.documents.Documents;
import dev.attest.documents.Forbidden;
import dev.attest.documents.Listing;
import dev.attest.documents.Page;
import dev.attest.documents.UnknownDocument;
import dev.attest.documents.Upload;
import dev.attest.ledger.jdbc.Database;
import dev.attest.tenancy.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

final class JdbcDocuments implements Documents {

    private final Database database;
    private final JobQueue queue;
    private final Blobs blobs;

    JdbcDocuments(Database database, JobQueue queue, Blobs blobs) {
        this.database = database;
        this.queue = queue;
        this.blobs = blobs;
    }

    @Override
    public Mono<Accepted> accept(Principal by, Upload upload) {
        UUID blob = upload.blob().id();
        return database.transact(jdbc -> new Acceptance(jdbc, by, upload, database.now(), queue).accept())
                // Two first uses of one idempotency key at once: the second run finds what the winner committed.
                .retryWhen(Retry.max(1).filter(DuplicateKeyException.class::isInstance))
                .doOnNext(accepted -> {
                    if (accepted instanceof Accepted.Queued) {
                        queue.nudge();
                    }
                })
                // What cannot be discarded now is swept later; whether the upload was accepted is certain already.
                .delayUntil(accepted -> blobs.discard(blob).onErrorComplete())
                .onErrorResume(e -> blobs.discard(blob).onErrorComplete().then(Mono.error(e)));
    }

    @Override
    public Mono<Document> find(Principal by, UUID id) {
        return database.transact(jdbc -> one(jdbc, by, id));
    }

    static Document one(JdbcClient jdbc, Principal by, UUID id) {
        return DocumentRows.documents(jdbc, by, "d.id = :id", Map.of("id", id)).stream()
                .findFirst()
                .orElseThrow(() -> new UnknownDocument(id.toString()));
    }

    @Override
    public Mono<Page<Document>> list(Principal by, Listing listing) {
        return database.transact(jdbc -> {
            listing.collection().ifPresent(name -> JdbcCollections.one(jdbc, by, name));
            var params = new HashMap<String, Object>();
            StringBuilder condition = new StringBuilder("true");
            listing.collection().ifPresent(name -> {
                condition.append(" and c.name = :name");
                params.put("name", name);
            });
            listing.state().ifPresent(state -> {
                condition.append(" and j.state = :state");
                params.put("state", state.name());
            });
            listing.parent().ifPresent(parent -> {
                one(jdbc, by, parent);
                condition.append(" and d.parent_id = :parent");
                params.put("parent", parent);
            });
            listing.cursor().map(Cursor::decode).ifPresent(after -> {
                condition.append(" and (c.name > :afterName or (c.name = :afterName and d.source_key > :afterKey))");
                params.put("afterName", after.collection());
                params.put("afterKey", after.sourceKey());
            });
            params.put("limit", listing.limit() + 1);
            List<Document> found =
                    DocumentRows.documents(jdbc, by, condition + " order by c.name, d.source_key limit :limit", params);
            return page(found, listing.limit());
        });
    }

    private static Page<Document> page(List<Document> found, int limit) {
        if (found.size() <= limit) {
            return new Page<>(found, Optional.empty());
        }
        Document last = found.get(limit - 1);
        return new Page<>(
                found.subList(0, limit), Optional.of(new Cursor(last.collection(), last.sourceKey()).encode()));
    }

    @Override
    public Mono<List<DocumentVersion>> versions(Principal by, UUID id) {
        return database.transact(jdbc -> {
            one(jdbc, by, id);
            return DocumentRows.versions(jdbc, by, id);
        });
    }

    @Override
    public Mono<Content> content(Principal by, UUID id, Optional<Integer> version) {
        return database.transact(jdbc -> jdbc.sql("select b.id, v.file_name, v.media_type, b.size, b.sha256"
                        + " from document_version v join blob b on b.id = v.blob_id"
                        + " where v.document_id = :id and v.number = :number")
                .param("id", id)
                .param("number", number(one(jdbc, by, id), version))
                .query((rs, n) -> new Content(
                        rs.getObject(1, UUID.class), rs.getString(2), rs.getString(3), rs.getLong(4), rs.getString(5)))
                .optional()
                .orElseThrow(() -> unknownVersion(id, version)));
    }

    @Override
    public Mono<String> text(Principal by, UUID id, Optional<Integer> version) {
        return database.transact(jdbc -> jdbc.sql("select body from document_version"
                        + " where document_id = :id and number = :number and body is not null")
                .param("id", id)
                .param("number", number(one(jdbc, by, id), version))
                .query(String.class)
                .optional()
                .orElseThrow(() -> unknownVersion(id, version)));
    }

    @Override
    public Mono<List<Chunk>> chunks(Principal by, UUID id, Optional<Integer> version) {
        return database.transact(jdbc -> jdbc.sql(
                        "select id, span_start, span_end, headings, sentences, body, tokens from chunk"
                                + " where document_id = :id and version = :number order by ordinal")
                .param("id", id)
                .param("number", number(one(jdbc, by, id), version))
                .query((rs, n) -> JdbcChunks.chunk(rs))
                .list());
    }

    static int number(Document document, Optional<Integer> asked) {
        return asked.or(document::activeVersion).orElse(document.latest().number());
    }

    static UnknownDocument unknownVersion(UUID id, Optional<Integer> version) {
        return new UnknownDocument(id + version.map(v -> " in version " + v).orElse(" with a text yet"));
    }

    @Override
    public Mono<Void> delete(Principal by, UUID id) {
        return database.transact(jdbc -> {
                    long collection = writable(jdbc, by, id);
                    JdbcChangeLog.lock(jdbc, collection);
                    one(jdbc, by, id);
                    return Removal.document(jdbc, collection, id, database.now());
                })
                .flatMapIterable(orphans -> orphans)
                .concatMap(orphan -> blobs.discard(orphan).onErrorComplete())
                .then();
    }

    /** The collection of a document the principal may change. */
    static long writable(JdbcClient jdbc, Principal by, UUID id) {
        record Place(long collection, boolean writable) {}
        Place place = jdbc.sql("select c.id, " + Permission.WRITABLE + " from document d"
                        + " join collection c on c.id = d.collection_id where d.id = :id and " + Permission.VISIBLE)
                .params(Permission.of(by))
                .param("id", id)
                .query((rs, n) -> new Place(rs.getLong(1), rs.getBoolean(2)))
                .optional()
                .orElseThrow(() -> new UnknownDocument(id.toString()));
        if (!place.writable()) {
            throw new Forbidden("You may read this document but not change it");
        }
        return place.collection();
    }
}
