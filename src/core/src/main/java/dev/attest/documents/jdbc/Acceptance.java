package dev.attest.documents.jdbc;

import dev.attest.documents.Accepted;
import dev.attest.documents.Forbidden;
import dev.attest.documents.IdempotencyConflict;
import dev.attest.documents.Metadata;
import dev.attest.documents.TextHash;
import dev.attest.documents.UnknownCollection;
import dev.attest.documents.UnknownDocument;
import dev.attest.documents.Upload;
import dev.attest.tenancy.Principal;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The one transaction that turns an upload into a version with a scheduled job. Other bytes than an attachment's, uploaded
 * by a person in its place, make it that person's document: it is inside nothing any more, and whatever it came in leaves
 * it alone. The same bytes for other readers leave it an attachment, for those readers.
 */
final class Acceptance {

    /** The document an upload is for; {@code document} is null while it has to be created. */
    private record Place(long collection, @Nullable UUID document, boolean writable) {}

    /** {@code staged} is the access set its chunks carry in the indexes; an attachment's may lag behind its document's. */
    private record Newest(int number, String sha256, boolean usable, int accessSet, int staged, String metadata) {}

    private final JdbcClient jdbc;
    private final Principal by;
    private final Upload upload;
    private final OffsetDateTime now;
    private final JobQueue queue;
    private final Optional<UUID> parent;

    /** What a person uploads. */
    Acceptance(JdbcClient jdbc, Principal by, Upload upload, OffsetDateTime now, JobQueue queue) {
        this(jdbc, by, upload, now, queue, Optional.empty());
    }

    /**
     * What comes inside a document, or from a person.
     *
     * @param parent the document it came in; empty when a person uploads it
     */
    Acceptance(
            JdbcClient jdbc, Principal by, Upload upload, OffsetDateTime now, JobQueue queue, Optional<UUID> parent) {
        this.jdbc = jdbc;
        this.by = by;
        this.upload = upload;
        this.now = now;
        this.queue = queue;
        this.parent = parent;
    }

    Accepted accept() {
        JdbcChangeLog.lock(jdbc, find().collection());
        // Looked up again: only under the lock is it certain that nobody else creates or deletes the document.
        Place place = find();
        if (!place.writable()) {
            throw new Forbidden("You may read this collection but not change its documents");
        }
        Optional<Accepted> repeated = upload.idempotencyKey().flatMap(this::repeated);
        if (repeated.isPresent()) {
            return repeated.get();
        }
        UUID document = place.document();
        if (document == null) {
            int accessSet = named(place.collection()).orElse(0);
            String metadata = MetadataColumn.write(upload.metadata().orElse(Metadata.NONE));
            return queued(place.collection(), create(place.collection(), accessSet), 1, accessSet, metadata);
        }
        Newest newest = newest(document);
        // An upload that names no readers leaves them as they are: nobody widens a document by forgetting them.
        int accessSet = named(place.collection()).orElse(newest.accessSet());
        // Like the title: who says nothing of it leaves it as it is.
        String metadata = upload.metadata().map(MetadataColumn::write).orElse(newest.metadata());
        boolean sameBytes = newest.sha256().equals(upload.blob().sha256());
        if (newest.usable()
                && sameBytes
                && newest.staged() == accessSet
                && newest.metadata().equals(metadata)) {
            return new Accepted.Unchanged(document);
        }
        renew(document, newest.number() + 1, accessSet);
        if (parent.isEmpty() && !sameBytes) {
            Family.leave(jdbc, document);
        }
        if (accessSet != newest.accessSet()) {
            // At once; the next versions of what is inside bring it into the indexes.
            new AccessSets(jdbc, place.collection()).follow(document, newest.accessSet(), accessSet);
        }
        return queued(place.collection(), document, newest.number() + 1, accessSet, metadata);
    }

    private Optional<Integer> named(long collection) {
        return upload.readers().map(new AccessSets(jdbc, collection)::number);
    }

    private Place find() {
        if (upload.target() instanceof Upload.Target.Key key) {
            return jdbc.sql("select c.id, d.id, " + Permission.WRITABLE + " from collection c"
                            + " left join document d on d.collection_id = c.id and d.source_key = :key"
                            + " where c.name = :name and " + Permission.READABLE)
                    .params(Permission.of(by))
                    .param("name", key.collection())
                    .param("key", key.sourceKey())
                    .query((rs, n) -> new Place(rs.getLong(1), rs.getObject(2, UUID.class), rs.getBoolean(3)))
                    .optional()
                    .orElseThrow(() -> new UnknownCollection(key.collection()));
        }
        UUID id = ((Upload.Target.Id) upload.target()).documentId();
        return jdbc.sql("select c.id, d.id, " + Permission.WRITABLE + " from document d"
                        + " join collection c on c.id = d.collection_id where d.id = :id and " + Permission.VISIBLE)
                .params(Permission.of(by))
                .param("id", id)
                .query((rs, n) -> new Place(rs.getLong(1), rs.getObject(2, UUID.class), rs.getBoolean(3)))
                .optional()
                .orElseThrow(() -> new UnknownDocument(id.toString()));
    }

    private Optional<Accepted> repeated(String key) {
        record Earlier(String request, UUID document, UUID job) {}
        return jdbc.sql("select request_hash, document_id, id from job"
                        + " where tenant = :tenant and created_by = :by and idempotency_key = :key")
                .param("tenant", by.tenant().id())
                .param("by", by.name())
                .param("key", key)
                .query((rs, n) ->
                        new Earlier(rs.getString(1), rs.getObject(2, UUID.class), rs.getObject(3, UUID.class)))
                .optional()
                .map(earlier -> {
                    if (!earlier.request().equals(requestHash())) {
                        throw new IdempotencyConflict(key);
                    }
                    return new Accepted.Queued(earlier.document(), earlier.job());
                });
    }

    private String requestHash() {
        return TextHash.of(upload.target() + "|" + upload.blob().sha256() + "|"
                + upload.readers().map(TreeSet::new).map(Object::toString).orElse("*")
                + upload.metadata()
                        .map(named -> "|" + MetadataColumn.write(named))
                        .orElse(""));
    }

    private Newest newest(UUID document) {
        return jdbc.sql(
                        "select v.number, b.sha256, j.state, d.access_set_id, v.access_set_id, v.metadata from document d"
                                + " join document_version v on v.document_id = d.id and v.number = d.latest_version"
                                + " join blob b on b.id = v.blob_id"
                                + " join job j on j.document_id = d.id and j.version = v.number where d.id = :id")
                .param("id", document)
                .query((rs, n) -> new Newest(
                        rs.getInt(1),
                        rs.getString(2),
                        !Set.of("FAILED", "CANCELLED").contains(rs.getString(3)),
                        rs.getInt(4),
                        rs.getInt(5),
                        rs.getString(6)))
                .single();
    }

    private UUID create(long collection, int accessSet) {
        UUID id = UUID.randomUUID();
        String key = ((Upload.Target.Key) upload.target()).sourceKey();
        jdbc.sql(
                        "insert into document (id, collection_id, source_key, title, parent_id, access_set_id, latest_version, created_at,"
                                + " updated_at) values (:id, :collection, :key, :title, :parent, :set, 1, :now, :now)")
                .param("id", id)
                .param("collection", collection)
                .param("key", key)
                .param("title", upload.title().orElse(upload.fileName()))
                .param("parent", parent.orElse(null))
                .param("set", accessSet == 0 ? null : accessSet)
                .param("now", now)
                .update();
        return id;
    }

    private void renew(UUID document, int number, int accessSet) {
        jdbc.sql("update document set latest_version = :number, access_set_id = :set, updated_at = :now where id = :id")
                .param("id", document)
                .param("number", number)
                .param("set", accessSet == 0 ? null : accessSet)
                .param("now", now)
                .update();
    }

    private Accepted queued(long collection, UUID document, int number, int accessSet, String metadata) {
        jdbc.sql("insert into document_version (document_id, number, blob_id, file_name, media_type, title,"
                        + " access_set_id, metadata, warnings, created_at)"
                        + " values (:document, :number, :blob, :file, :type, :title, :set, :metadata, :warnings, :now)")
                .param("document", document)
                .param("number", number)
                .param("blob", upload.blob().id())
                .param("file", upload.fileName())
                .param("type", upload.mediaType())
                .param("title", upload.title().orElse(null))
                .param("set", accessSet == 0 ? null : accessSet)
                .param("metadata", metadata)
                .param("warnings", Storable.text(Lines.join(upload.warnings())))
                .param("now", now)
                .update();
        UUID job = UUID.randomUUID();
        jdbc.sql("insert into job (id, tenant, collection_id, document_id, version, state, done, total, attempts,"
                        + " idempotency_key, request_hash, created_by, created_at, updated_at) values (:id, :tenant,"
                        + " :collection, :document, :number, 'QUEUED', 0, 0, 0, :key, :request, :by, :now, :now)")
                .param("id", job)
                .param("tenant", by.tenant().id())
                .param("collection", collection)
                .param("document", document)
                .param("number", number)
                .param("key", upload.idempotencyKey().orElse(null))
                .param("request", requestHash())
                .param("by", by.name())
                .param("now", now)
                .update();
        queue.schedule(job, now.toInstant());
        return new Accepted.Queued(document, job);
    }
}
