package dev.attest.documents.jdbc;

import dev.attest.documents.Change;
import dev.attest.documents.VersionKey;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes documents out of the ledger with all that came inside them and that only they needed, but for their blobs: whoever
 * calls discards those afterwards, because their bytes are too many for one transaction. The transaction must hold the
 * collection's lock, and may remove documents once only: vectors must be locked in order.
 */
final class Removal {

    private final JdbcClient jdbc;
    private final long collectionId;
    private final OffsetDateTime now;
    private final List<UUID> blobs = new ArrayList<>();
    private final SortedSet<String> textHashes = new TreeSet<>();

    private Removal(JdbcClient jdbc, long collectionId, OffsetDateTime now) {
        this.jdbc = jdbc;
        this.collectionId = collectionId;
        this.now = now;
    }

    /** Returns the blobs that nothing holds any more. */
    static List<UUID> document(JdbcClient jdbc, long collectionId, UUID document, OffsetDateTime now) {
        return documents(jdbc, collectionId, List.of(document), now);
    }

    /** Returns the blobs that nothing holds any more; none of the documents may be inside another. */
    static List<UUID> documents(JdbcClient jdbc, long collectionId, List<UUID> documents, OffsetDateTime now) {
        var removal = new Removal(jdbc, collectionId, now);
        documents.forEach(removal::family);
        removal.textHashes.forEach(removal::forget);
        return removal.blobs;
    }

    private void family(UUID document) {
        List<UUID> inside = Family.below(jdbc, document);
        for (int i = inside.size() - 1; i >= 0; i--) {
            remove(inside.get(i));
        }
        remove(document);
    }

    private void remove(UUID document) {
        jdbc.sql("update job set state = 'CANCELLED', failure = 'document-deleted',"
                        + " failure_detail = 'The document was deleted', updated_at = :now"
                        + " where document_id = :id and state not in ('READY', 'FAILED', 'CANCELLED')")
                .param("id", document)
                .param("now", now)
                .update();
        blobs.addAll(jdbc.sql("select blob_id from document_version where document_id = :id")
                .param("id", document)
                .query(UUID.class)
                .list());
        textHashes.addAll(jdbc.sql("select distinct text_hash from chunk where document_id = :id")
                .param("id", document)
                .query(String.class)
                .list());
        jdbc.sql("delete from document where id = :id").param("id", document).update();
        JdbcChangeLog.append(jdbc, Change.Kind.DELETED, collectionId, new VersionKey(document, 0), now);
    }

    /** Locks the vector first: whoever is staging the same text in another collection has either committed or waits. */
    private void forget(String textHash) {
        JdbcEmbeddings.lock(jdbc, textHash);
        JdbcEmbeddings.ROWS.forget(jdbc, textHash);
        JdbcEncodings.ROWS.forget(jdbc, textHash);
    }
}
