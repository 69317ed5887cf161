package dev.attest.documents.jdbc;

import dev.attest.documents.Blobs;
import dev.attest.documents.StoredBlob;
import dev.attest.ledger.jdbc.Database;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Blobs in rows of 256 KiB, each stored in a transaction of its own as it fills. */
final class JdbcBlobs implements Blobs {

    static final int ROW = 1 << 18;

    private static final int ROWS_REMOVED_AT_ONCE = 16;
    private static final String UNHELD = " and not exists (select 1 from document_version v where v.blob_id = blob.id)";

    private final Database database;
    private final Duration grace;

    JdbcBlobs(Database database, Duration grace) {
        this.database = database;
        this.grace = grace;
    }

    @Override
    public Mono<StoredBlob> store(Flux<byte[]> bytes, long limit) {
        return Mono.defer(() -> {
            UUID id = UUID.randomUUID();
            BlobAssembly assembly = new BlobAssembly(limit);
            return create(id)
                    .thenMany(bytes.concatMapIterable(assembly::take))
                    .concatWith(Flux.defer(() -> Flux.fromIterable(assembly.rest())))
                    .concatMap(row -> append(id, row), 1)
                    .then(Mono.defer(() -> finish(assembly.finished(id))))
                    .onErrorResume(e -> discard(id).onErrorComplete().then(Mono.error(e)))
                    .doOnCancel(() -> discard(id).onErrorComplete().subscribe());
        });
    }

    private Mono<Boolean> create(UUID id) {
        return database.transact(jdbc -> jdbc.sql("insert into blob (id, size, created_at) values (:id, 0, :now)")
                        .param("id", id)
                        .param("now", database.now())
                        .update()
                == 1);
    }

    private Mono<Boolean> append(UUID id, BlobAssembly.Row row) {
        return database.transact(
                jdbc -> jdbc.sql("insert into blob_part (blob_id, ordinal, bytes) values (:id, :n, :bytes)")
                                .param("id", id)
                                .param("n", row.ordinal())
                                .param("bytes", row.bytes())
                                .update()
                        == 1);
    }

    private Mono<StoredBlob> finish(StoredBlob blob) {
        return database.transact(jdbc -> {
            jdbc.sql("update blob set size = :size, sha256 = :sha256 where id = :id")
                    .param("size", blob.size())
                    .param("sha256", blob.sha256())
                    .param("id", blob.id())
                    .update();
            return blob;
        });
    }

    @Override
    public Mono<Void> discard(UUID blob) {
        return database.transact(jdbc -> unheld(jdbc, blob)).flatMap(this::remove);
    }

    /**
     * Locks it before it looks: when the connection broke during a commit, the database may still be at that commit, which
     * gives the blob to a version.
     */
    private static @Nullable UUID unheld(JdbcClient jdbc, UUID blob) {
        jdbc.sql("select id from blob where id = :id for update")
                .param("id", blob)
                .query(UUID.class)
                .optional();
        return jdbc.sql("select id from blob where id = :id" + UNHELD)
                .param("id", blob)
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    /** A few rows a transaction: the database keeps what a transaction deleted in memory until it ends. */
    private Mono<Void> remove(UUID blob) {
        return database.transact(jdbc -> removeRows(jdbc, blob))
                .repeat()
                .takeWhile(removed -> removed > 0)
                .then(database.transact(jdbc -> jdbc.sql("delete from blob where id = :id" + UNHELD)
                        .param("id", blob)
                        .update()))
                .then();
    }

    private static int removeRows(JdbcClient jdbc, UUID blob) {
        return jdbc.sql("delete from blob_part where blob_id = :id and ordinal <"
                        + " (select min(p.ordinal) from blob_part p where p.blob_id = :id) + :rows")
                .param("id", blob)
                .param("rows", ROWS_REMOVED_AT_ONCE)
                .update();
    }

    @Override
    public Flux<byte[]> read(UUID blob, long from, long to) {
        int first = (int) (from / ROW);
        int count = to <= from ? 0 : (int) ((to - 1) / ROW) - first + 1;
        return Flux.range(first, count)
                .concatMap(n -> row(blob, n).map(bytes -> slice(bytes, from - (long) n * ROW, to - (long) n * ROW)), 1);
    }

    private Mono<byte[]> row(UUID blob, int ordinal) {
        return database.transact(jdbc -> jdbc.sql("select bytes from blob_part where blob_id = :id and ordinal = :n")
                .param("id", blob)
                .param("n", ordinal)
                .query(byte[].class)
                .optional()
                .orElse(null));
    }

    private static byte[] slice(byte[] row, long from, long to) {
        int start = (int) Math.max(0, from);
        int end = (int) Math.min(row.length, to);
        return start == 0 && end == row.length ? row : Arrays.copyOfRange(row, start, Math.max(start, end));
    }

    @Override
    public Mono<Integer> sweep() {
        return database.transact(jdbc -> jdbc.sql("select id from blob where created_at < :before" + UNHELD)
                        .param("before", database.now().minus(grace))
                        .query(UUID.class)
                        .list())
                .flatMapIterable(blobs -> blobs)
                .concatMap(blob -> discard(blob).thenReturn(blob))
                .count()
                .map(Long::intValue);
    }
}
