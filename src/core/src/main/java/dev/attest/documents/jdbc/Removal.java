package dev.attest.documents.jdbc;

import dev.attest.documents.Change;
import dev.attest.documents.VersionKey;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes documents out of the ledger with all that only they needed. The transaction must hold the collection's lock. */
final class Removal {

    private Removal() {}

    static void document(JdbcClient jdbc, long collectionId, UUID document, OffsetDateTime now) {
        remove(jdbc, document, now);
        JdbcChangeLog.append(jdbc, Change.Kind.DELETED, collectionId, new VersionKey(document, 0), now);
    }

    /** Indexes notice that a collection is gone by its missing head; no change is recorded. */
    static void collection(JdbcClient jdbc, long collectionId, OffsetDateTime now) {
        jdbc.sql("select id from document where collection_id = :id")
                .param("id", collectionId)
                .query(UUID.class)
                .list()
                .forEach(document -> remove(jdbc, document, now));
        jdbc.sql("delete from collection where id = :id")
                .param("id", collectionId)
                .update();
    }

    private static void remove(JdbcClient jdbc, UUID document, OffsetDateTime now) {
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
        List<String> hashes = jdbc.sql("select distinct text_hash from chunk where document_id = :id")
                .param("id", document)
                .query(String.class)
                .list();
        jdbc.sql("delete from document where id = :id").param("id", document).update();
        blobs.forEach(blob -> JdbcBlobs.discard(jdbc, blob));
        hashes.forEach(hash -> jdbc.sql("delete from embedding where text_hash = :hash"
                        + " and not exists (select 1 from chunk k where k.text_hash = :hash)")
                .param("hash", hash)
                .update());
    }
}
