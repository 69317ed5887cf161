package dev.attest.documents.jdbc;

import static java.util.stream.Collectors.toSet;

import dev.attest.documents.Accepted;
import dev.attest.documents.FileName;
import dev.attest.documents.Metadata;
import dev.attest.documents.Source;
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
 * name: equal bytes under it change nothing, others are its next version, and one that came no more is removed. One that a
 * person replaced is not an attachment any more. So it makes no difference how often this is tried, or what people did to
 * single attachments since.
 */
final class Enclosures {

    /** Most documents inside one that a person uploaded, at all depths together: attachments multiply with each. */
    static final int MOST_INSIDE = 500;

    private static final int LONGEST_KEY = 1024;

    private record Parent(
            String tenant, String collection, String sourceKey, int accessSet, String uploader, Metadata metadata) {}

    private record Holder(UUID id, Optional<UUID> parent) {

        boolean isInside(UUID document) {
            return parent.equals(Optional.of(document));
        }
    }

    private final JdbcClient jdbc;
    private final Work work;
    private final Parent parent;
    private final OffsetDateTime now;
    private final JobQueue queue;
    private final Set<String> taken = new HashSet<>();

    Enclosures(JdbcClient jdbc, Work work, OffsetDateTime now, JobQueue queue) {
        this.jdbc = jdbc;
        this.work = work;
        this.now = now;
        this.queue = queue;
        this.parent = jdbc.sql("select c.tenant, c.name, d.source_key, coalesce(d.access_set_id, 0), j.created_by,"
                        + " v.metadata from job j join document d on d.id = j.document_id"
                        + " join document_version v on v.document_id = j.document_id and v.number = j.version"
                        + " join collection c on c.id = d.collection_id where j.id = :job")
                .param("job", work.jobId())
                .query((rs, n) -> new Parent(
                        rs.getString(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getInt(4),
                        rs.getString(5),
                        MetadataColumn.read(rs.getString(6))))
                .single();
    }

    /**
     * What came of the attachments.
     *
     * @param orphans the blobs that nothing holds any more
     * @param warnings sentences for the person who uploaded the file
     */
    record Replaced(List<UUID> orphans, List<String> warnings) {}

    /** An attachment and the key it gets; {@code document} is empty while that has to be created. */
    private record Place(StoredAttachment attachment, String key, Optional<UUID> document) {}

    Replaced replaceBy(List<StoredAttachment> attachments) {
        List<Place> places = attachments.stream().map(this::place).toList();
        // First, since those that come no more make room.
        var orphans = new ArrayList<>(Removal.documents(jdbc, work.collectionId(), gone(places), now));
        var tooMany = new ArrayList<StoredAttachment>();
        int room =
                MOST_INSIDE - Family.below(jdbc, Family.root(jdbc, document())).size();
        for (Place place : places) {
            if (place.document().isEmpty() && room-- <= 0) {
                tooMany.add(place.attachment());
            } else if (!(accept(place) instanceof Accepted.Unchanged)) {
                continue;
            }
            orphans.add(place.attachment().blob().id());
        }
        return new Replaced(orphans, warnings(tooMany));
    }

    private static List<String> warnings(List<StoredAttachment> tooMany) {
        if (tooMany.isEmpty()) {
            return List.of();
        }
        String first = Source.shown(tooMany.get(0).name());
        String which = tooMany.size() == 1
                ? "The attachment " + first + " is"
                : tooMany.size() + " attachments, from " + first + " on, are";
        return List.of(which + " not read: one upload brings at most " + MOST_INSIDE + " documents with it.");
    }

    private UUID document() {
        return work.version().documentId();
    }

    private Place place(StoredAttachment attachment) {
        int copy = 1;
        String key = key(attachment.name(), copy);
        Optional<Holder> holder = holder(key);
        // The name may be taken by another attachment of this file, or by a document that somebody uploaded.
        while (taken.contains(key)
                || holder.filter(found -> !found.isInside(document())).isPresent()) {
            key = key(attachment.name(), ++copy);
            holder = holder(key);
        }
        taken.add(key);
        return new Place(attachment, key, holder.map(Holder::id));
    }

    private Accepted accept(Place place) {
        StoredAttachment attachment = place.attachment();
        // The readers of one that was there before have followed those of this document: see AccessSets.
        Optional<Set<String>> readers = place.document().isPresent() ? Optional.empty() : readers();
        var upload = new Upload(
                new Upload.Target.Key(parent.collection(), place.key()),
                attachment.blob(),
                attachment.name(),
                attachment.mediaType(),
                Optional.empty(),
                readers,
                // Whoever filters for a mail means what is attached to it, too.
                Optional.of(parent.metadata()),
                attachment.warnings(),
                Optional.empty());
        return new Acceptance(jdbc, uploader(), upload, now, queue, Optional.of(document())).accept();
    }

    /** Whoever uploaded the file has uploaded what is inside, whatever they may do by now. */
    private Principal uploader() {
        return new Principal(new Tenant(parent.tenant()), parent.uploader(), Set.of(), Set.of(Role.OWNER));
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
                : Optional.of(new AccessSets(jdbc, work.collectionId()).readers(parent.accessSet()));
    }

    /** What came inside before, and does no more. */
    private List<UUID> gone(List<Place> places) {
        Set<UUID> kept =
                places.stream().flatMap(place -> place.document().stream()).collect(toSet());
        return jdbc
                .sql("select id from document where parent_id = :parent order by source_key")
                .param("parent", document())
                .query(UUID.class)
                .stream()
                .filter(child -> !kept.contains(child))
                .toList();
    }
}
