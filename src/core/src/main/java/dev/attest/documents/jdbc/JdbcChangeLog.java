package dev.attest.documents.jdbc;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.attest.documents.Change;
import dev.attest.documents.ChangeLog;
import dev.attest.documents.Chunk;
import dev.attest.documents.ChunkId;
import dev.attest.documents.Span;
import dev.attest.documents.StagedChunk;
import dev.attest.documents.VersionKey;
import dev.attest.ledger.jdbc.Database;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.core.publisher.Mono;

final class JdbcChangeLog implements ChangeLog {

    private final Database database;

    JdbcChangeLog(Database database) {
        this.database = database;
    }

    /**
     * Holds the collection's row until the transaction ends; all writers of one collection take turns here.
     *
     * @return whether there is such a collection
     */
    static boolean lock(JdbcClient jdbc, long collectionId) {
        return jdbc.sql("select sequence from collection where id = :id for update")
                .param("id", collectionId)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    /** Records a change; the transaction must hold the collection's {@link #lock}. */
    static long append(JdbcClient jdbc, Change.Kind kind, long collectionId, VersionKey version, Object now) {
        jdbc.sql("update collection set sequence = sequence + 1 where id = :id")
                .param("id", collectionId)
                .update();
        long sequence = jdbc.sql("select sequence from collection where id = :id")
                .param("id", collectionId)
                .query(Long.class)
                .single();
        jdbc.sql("insert into change (collection_id, sequence, kind, document_id, version, at)"
                        + " values (:collection, :sequence, :kind, :document, :version, :now)")
                .param("collection", collectionId)
                .param("sequence", sequence)
                .param("kind", kind.name())
                .param("document", version.documentId())
                .param("version", version.version())
                .param("now", now)
                .update();
        return sequence;
    }

    @Override
    public Mono<Map<Long, Long>> heads() {
        return database.transact(jdbc -> {
            var heads = new HashMap<Long, Long>();
            jdbc.sql("select id, sequence from collection")
                    .query((rs, row) -> heads.put(rs.getLong(1), rs.getLong(2)))
                    .list();
            return heads;
        });
    }

    @Override
    public Mono<List<Change>> after(long collectionId, long sequence, int limit) {
        return database.transact(jdbc -> jdbc.sql("select sequence, kind, document_id, version from change"
                        + " where collection_id = :collection and sequence > :sequence order by sequence limit :limit")
                .param("collection", collectionId)
                .param("sequence", sequence)
                .param("limit", limit)
                .query((rs, row) -> new Change(
                        collectionId,
                        rs.getLong(1),
                        Change.Kind.valueOf(rs.getString(2)),
                        rs.getObject(3, UUID.class),
                        rs.getInt(4)))
                .list());
    }

    @Override
    public Mono<List<StagedChunk>> staged(VersionKey version) {
        return database.transact(jdbc -> jdbc.sql("select k.id, k.body, k.text_hash, v.access_set_id, k.sentences,"
                        + " k.span_start, " + FilterFields.COLUMNS + " from chunk k"
                        + " join document_version v on v.document_id = k.document_id and v.number = k.version"
                        + " join document d on d.id = k.document_id join collection c on c.id = d.collection_id"
                        + " where k.document_id = :document and k.version = :version order by k.ordinal")
                .param("document", version.documentId())
                .param("version", version.version())
                .query((rs, row) -> new StagedChunk(
                        ChunkId.parse(rs.getString(1)),
                        Optional.ofNullable(rs.getObject(4, Integer.class)).orElse(0),
                        rs.getString(2),
                        sentencesInText(Spans.split(rs.getString(5)), rs.getInt(6), rs.getString(2)),
                        rs.getString(3),
                        FilterFields.of(rs)))
                .list());
    }

    private static List<Span> sentencesInText(List<Span> whole, int start, String text) {
        return Chunk.parts(whole, start, text).stream()
                .map(sentence -> sentence.shift(-start))
                .toList();
    }

    @Override
    public Mono<Map<Long, List<VersionKey>>> retired(Instant from, Instant to) {
        record Retired(long collection, VersionKey version) {}
        return database.transact(jdbc -> jdbc
                .sql("select d.collection_id, v.document_id, v.number from document_version v"
                        + " join document d on d.id = v.document_id where v.retired_at >= :from and v.retired_at < :to")
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query((rs, row) ->
                        new Retired(rs.getLong(1), new VersionKey(rs.getObject(2, UUID.class), rs.getInt(3))))
                .stream()
                .collect(groupingBy(Retired::collection, mapping(Retired::version, toList()))));
    }
}
