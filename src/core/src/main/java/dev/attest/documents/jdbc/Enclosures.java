package dev.attest.documents.jdbc;

import dev.attest.documents.Accepted;
import dev.attest.documents.FileName;
import dev.attest.documents.StoredAttachment;
import dev.attest.documents.Upload;
import dev.attest.documents.Work;
import dev.attest.tenancy.Principal;
import dev.attest.tenancy.Role;
import dev.attest.tenancy.Tenant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes documents of what came inside a version, in the transaction that activates it. An attachment is known by its
 * name: equal bytes under it change nothing, others are its next version, and one that came no more is removed. So it
 * makes no difference how often this is tried, or what people did to single attachments since.
 */
final class Enclosures {

    private static final int LONGEST_KEY = 1024;

    private record Parent(String tenant, String collection, String sourceKey, int accessSet, String uploader) {}

    private record Holder(UUID id, Optional<UUID> parent) {}

    private final JdbcClient jdbc;
    private final Work work;
    private final Parent parent;
    private final OffsetDateTime now;
    private final JobQueue queue;
    private final Set<UUID> kept = new HashSet<>();

    Enclosures(JdbcClient jdbc, Work work, OffsetDateTime now, JobQueue queue) {
        this.jdbc = jdbc;
        this.work = work;
        this.now = now;
        this.queue = queue;
        this.parent = jdbc.sql("select c.tenant, c.name, d.source_key, coalesce(d.access_set_id, 0), j.created_by"
                        + " from job j join document d on d.id = j.document_id"
                        + " join collection c on c.id = d.collection_id where j.id = :job")
                .param("job", work.jobId())
                .query((rs, n) ->
                        new Parent(rs.getString(1), rs.getString(2), rs.getString(3), rs.getInt(4), rs.getString(5)))
                .single();
    }

    /** Returns the blobs that nothing holds any more. */
    List<UUID> replaceBy(List<StoredAttachment> attachments) {
        var orphans = new ArrayList<UUID>();
        for (StoredAttachment attachment : attachments) {
            if (accept(attachment) instanceof Accepted.Unchanged) {
                orphans.add(attachment.blob().id());
            }
        }
        for (UUID child : children()) {
            if (!kept.contains(child)) {
                orphans.addAll(Removal.document(jdbc, work.collectionId(), child, now));
            }
        }
        return orphans;
    }

    private Accepted accept(StoredAttachment attachment) {
        int copy = 1;
        String key = key(attachment.name(), copy);
        Optional<Holder> holder = holder(key);
        // The name may be taken by another attachment of this file, or by a document that somebody uploaded.
        while (holder.isPresent() && !isFree(holder.get())) {
            key = key(attachment.name(), ++copy);
            holder = holder(key);
        }
        Optional<Set<String>> readers = holder.isPresent() ? Optional.empty() : readers();
        var upload = new Upload(
                new Upload.Target.Key(parent.collection(), key),
                attachment.blob(),
                attachment.name(),
                attachment.mediaType(),
                Optional.empty(),
                readers,
                attachment.warnings(),
                Optional.empty());
        Accepted accepted = new Acceptance(jdbc, uploader(), upload, now, queue).accept();
        kept.add(accepted.documentId());
        jdbc.sql("update document set parent_id = :parent where id = :id")
                .param("parent", work.version().documentId())
                .param("id", accepted.documentId())
                .update();
        return accepted;
    }

    /** Whoever uploaded the file has uploaded what is inside, whatever they may do by now. */
    private Principal uploader() {
        return new Principal(new Tenant(parent.tenant()), parent.uploader(), Set.of(), Set.of(Role.OWNER));
    }

    private boolean isFree(Holder holder) {
        return holder.parent().equals(Optional.of(work.version().documentId())) && !kept.contains(holder.id());
    }

    private Optional<Holder> holder(String key) {
        return jdbc.sql("select id, parent_id from document where collection_id = :collection and source_key = :key")
                .param("collection", work.collectionId())
                .param("key", key)
                .query((rs, n) ->
                        new Holder(rs.getObject(1, UUID.class), Optional.ofNullable(rs.getObject(2, UUID.class))))
                .optional();
    }

    /** {@code mail.eml/report.pdf}, then {@code mail.eml/report (2).pdf}; a long key of the parent is cut for it. */
    private String key(String name, int copy) {
        String end = "/" + (copy == 1 ? name : FileName.numbered(name, copy));
        return Cut.to(LONGEST_KEY - end.length(), parent.sourceKey()) + end;
    }

    private Optional<Set<String>> readers() {
        return parent.accessSet() == 0
                ? Optional.empty()
                : Optional.of(Set.copyOf(jdbc.sql("select entry from access_set_entry where access_set_id = :set")
                        .param("set", parent.accessSet())
                        .query(String.class)
                        .list()));
    }

    private List<UUID> children() {
        return jdbc.sql("select id from document where parent_id = :parent order by source_key")
                .param("parent", work.version().documentId())
                .query(UUID.class)
                .list();
    }
}
