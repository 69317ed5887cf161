package dev.attest.documents.jdbc;

import dev.attest.documents.Change;
import dev.attest.documents.VersionKey;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes a document out of the ledger with all that came inside it and that only they needed, but for its blobs: whoever calls discards those
 * afterwards, because their bytes are too many for one transaction. The transaction must hold the collection's lock.
 */
final class Removal {

    private Removal() {}

    /** Returns the blobs that nothing holds any more. */
    static List<UUID> document(JdbcClient jdbc, long collectionId, UUID document, OffsetDateTime now) {
        var blobs = new ArrayList<UUID>();
        List<UUID> inside = Family.below(jdbc, document);
        for (int i = inside.size() - 1; i >= 0; i--) {
            blobs.addAll(one(jdbc, collectionId, inside.get(i), now));
        }
        blobs.addAll(one(jdbc, collectionId, document, now));
        return blobs;
    }

    private static List<UUID> one(JdbcClient jdbc, long collectionId, UUID document, OffsetDateTime now) {
        List<UUID> blobs = remove(jdbc, document, now);
        JdbcChangeLog.append(jdbc, Change.Kind.DELETED, collectionId, new VersionKey(document, 0), now);
        return blobs;
    }

    private static List<UUID> remove(JdbcClient jdbc, UUID document, OffsetDateTime now) {
        jdbc.sql("update job set state = 'CANCELLED', failure = 'document-deleted',"
                        + " failure_detail = 'The document was deleted', updated_at = :now"
                        + " where document_id = :id and state not in ('READY', 'FAILED', 'CANCELLED')")
                .param("id", document)
                .param("now", now)
                .update();
        List<UUID> blobs = jdbc.sql("select blob_id from document_version where document_id = :id")
                .param("id", document)
                .query(UUID.class)
                .list();
        List<String> hashes = jdbc.sql(
                        "select distinct text_hash from chunk where document_id = :id order by text_hash")
                .param("id", document)
                .query(String.class)
                .list();
        jdbc.sql("delete from document where id = :id").param("id", document).update();
        hashes.forEach(hash -> forget(jdbc, hash));
        return blobs;
    }

    /** Locks the vector first: whoever is staging the same text in another collection has either committed or waits. */
    private static void forget(JdbcClient jdbc, String textHash) {
        JdbcEmbeddings.lock(jdbc, textHash);
        jdbc.sql("delete from embedding where text_hash = :hash"
                        + " and not exists (select 1 from chunk k where k.text_hash = :hash)")
                .param("hash", textHash)
                .update();
    }
}
