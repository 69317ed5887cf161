package dev.attest.documents.jdbc;

import dev.attest.documents.Chunk;
import dev.attest.documents.ChunkId;
import dev.attest.documents.Chunks;
import dev.attest.documents.Span;
import dev.attest.documents.VisibleChunk;
import dev.attest.ledger.jdbc.Database;
import dev.attest.tenancy.Principal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.core.publisher.Mono;

final class JdbcChunks implements Chunks {

    private final Database database;

    JdbcChunks(Database database) {
        this.database = database;
    }

    private record Found(VisibleChunk chunk, long collection, long from, long to) {

        boolean activeAt(long sequence) {
            return from <= sequence && sequence < to;
        }
    }

    @Override
    public Mono<List<VisibleChunk>> visible(Principal by, Map<Long, Long> sequences, Collection<ChunkId> ids) {
        if (ids.isEmpty() || sequences.isEmpty()) {
            return Mono.just(List.of());
        }
        return database.transact(jdbc -> activated(jdbc, by, sequences.keySet(), ids).stream()
                .filter(found -> found.activeAt(Objects.requireNonNull(sequences.get(found.collection()))))
                .map(Found::chunk)
                .toList());
    }

    private static List<Found> activated(
            JdbcClient jdbc, Principal by, Collection<Long> collections, Collection<ChunkId> ids) {
        return jdbc.sql("select k.id, k.span_start, k.span_end, k.headings, k.sentences, k.body, k.tokens, c.name,"
                        + " d.source_key, coalesce(v.title, d.title), c.id, k.active_from, coalesce(k.active_to, :never), k.page, v.created_at"
                        + " from chunk k join document d on d.id = k.document_id"
                        + " join collection c on c.id = d.collection_id"
                        + " join document_version v on v.document_id = k.document_id and v.number = k.version"
                        + " where k.id in (:ids) and c.id in (:collections) and k.active_from is not null and "
                        + Permission.VISIBLE)
                .params(Permission.of(by))
                .param("ids", ids.stream().map(ChunkId::toString).toList())
                .param("collections", collections)
                .param("never", Long.MAX_VALUE)
                .query((rs, row) -> new Found(
                        new VisibleChunk(
                                chunk(rs),
                                rs.getString(8),
                                rs.getString(9),
                                rs.getString(10),
                                Optional.ofNullable(rs.getObject(14, Integer.class)),
                                rs.getObject(15, OffsetDateTime.class).toInstant()),
                        rs.getLong(11),
                        rs.getLong(12),
                        rs.getLong(13)))
                .list();
    }

    /** Reads id, span_start, span_end, headings, sentences, body and tokens, in this order. */
    static Chunk chunk(ResultSet rs) throws SQLException {
        return Chunk.of(
                ChunkId.parse(rs.getString(1)),
                new Span(rs.getInt(2), rs.getInt(3)),
                Lines.split(rs.getString(4)),
                Spans.split(rs.getString(5)),
                rs.getString(6),
                rs.getInt(7));
    }
}
