package dev.attest.documents.jdbc;

import dev.attest.documents.Blobs;
import dev.attest.ledger.jdbc.Database;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Empties collections that were deleted: out of everybody's sight in one transaction, out of the database document by
 * document, since all of it at once would not fit into memory.
 */
final class Purge {

    /** Where deleted collections wait; no tenant can be called so. */
    private static final String NOBODY = "~";

    private final Database database;
    private final Blobs blobs;

    Purge(Database database, Blobs blobs) {
        this.database = database;
        this.blobs = blobs;
    }

    /** Takes a collection away from its tenant, and its name with it. */
    static void disown(JdbcClient jdbc, long collectionId) {
        jdbc.sql("update collection set tenant = :nobody, name = :name where id = :id")
                .param("nobody", NOBODY)
                .param("name", String.valueOf(collectionId))
                .param("id", collectionId)
                .update();
    }

    /** Removes a disowned collection with everything in it. */
    Mono<Void> collection(long id) {
        return database.transact(jdbc -> jdbc.sql("select id from document where collection_id = :id")
                        .param("id", id)
                        .query(UUID.class)
                        .list())
                .flatMapIterable(documents -> documents)
                .concatMap(document -> document(id, document))
                .then(database.transact(jdbc -> jdbc.sql("delete from collection where id = :id")
                        .param("id", id)
                        .update()))
                .then();
    }

    private Mono<Void> document(long collection, UUID id) {
        return database.transact(jdbc -> {
                    // Another process may purge the same collection, because both were opened during its deletion.
                    return JdbcChangeLog.lock(jdbc, collection)
                            ? Removal.document(jdbc, collection, id, database.now())
                            : List.<UUID>of();
                })
                .flatMapIterable(orphans -> orphans)
                .concatMap(blobs::discard)
                .then();
    }

    /** Goes on with what a crash interrupted. */
    Mono<Void> leftovers() {
        return database.transact(jdbc -> ids(jdbc))
                .flatMapMany(Flux::fromIterable)
                .concatMap(this::collection)
                .then();
    }

    private static List<Long> ids(JdbcClient jdbc) {
        return jdbc.sql("select id from collection where tenant = :nobody")
                .param("nobody", NOBODY)
                .query(Long.class)
                .list();
    }
}
