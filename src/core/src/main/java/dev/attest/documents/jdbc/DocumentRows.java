package dev.attest.documents.jdbc;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.attest.documents.Document;
import dev.attest.documents.DocumentVersion;
import dev.attest.documents.JobFailure;
import dev.attest.documents.JobState;
import dev.attest.tenancy.Principal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads documents with the state of their newest version, and versions, as far as the principal may see them. */
final class DocumentRows {

    private static final String COLUMNS =
            "select d.id, c.name, d.source_key, d.title, p.id as parent_id, (select count(*) from document a"
                    + " where a.parent_id = d.id and " + Permission.admits("a")
                    + ") as attachments, d.access_set_id, d.active_version,"
                    + " d.created_at, d.updated_at, v.number, v.file_name, v.media_type, b.size, b.sha256, j.state, j.failure,"
                    + " j.failure_detail, v.warnings, v.metadata, " + PageRows.COUNTS
                    + ", v.created_at as version_created_at, (select count(*) from chunk k"
                    + " where k.document_id = v.document_id and k.version = v.number) as chunks"
                    + " from document d join collection c on c.id = d.collection_id"
                    + " left join document p on p.id = d.parent_id and " + Permission.admits("p")
                    + " join document_version v on v.document_id = d.id join blob b on b.id = v.blob_id"
                    + " join job j on j.document_id = d.id and j.version = v.number where " + Permission.VISIBLE
                    + " and ";

    private DocumentRows() {}

    static List<Document> documents(JdbcClient jdbc, Principal by, String condition, Map<String, ?> params) {
        record Row(UUID id, int accessSet, Document document) {}
        List<Row> rows = jdbc.sql(COLUMNS + "v.number = d.latest_version and " + condition)
                .params(Permission.of(by))
                .params(params)
                .query((rs, n) -> new Row(rs.getObject("id", UUID.class), rs.getInt("access_set_id"), document(rs)))
                .list();
        Map<Integer, Set<String>> readers = readers(
                jdbc, rows.stream().map(Row::accessSet).filter(set -> set != 0).collect(toSet()));
        return rows.stream()
                .map(row -> row.accessSet() == 0
                        ? row.document()
                        : narrowed(row.document(), readers.getOrDefault(row.accessSet(), Set.of())))
                .toList();
    }

    static List<DocumentVersion> versions(JdbcClient jdbc, Principal by, UUID document) {
        return jdbc.sql(COLUMNS + "d.id = :document order by v.number desc")
                .params(Permission.of(by))
                .param("document", document)
                .query((rs, n) -> version(rs))
                .list();
    }

    private static Map<Integer, Set<String>> readers(JdbcClient jdbc, Set<Integer> accessSets) {
        record Entry(int set, String name) {}
        if (accessSets.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select access_set_id, entry from access_set_entry where access_set_id in (:sets)")
                .param("sets", accessSets)
                .query((rs, n) -> new Entry(rs.getInt(1), rs.getString(2)))
                .stream()
                .collect(groupingBy(Entry::set, mapping(Entry::name, toSet())));
    }

    private static Document narrowed(Document d, Set<String> readers) {
        return new Document(
                d.id(),
                d.collection(),
                d.sourceKey(),
                d.title(),
                d.parent(),
                d.attachments(),
                Optional.of(readers),
                d.activeVersion(),
                d.latest(),
                d.createdAt(),
                d.updatedAt());
    }

    private static Document document(ResultSet rs) throws SQLException {
        return new Document(
                rs.getObject("id", UUID.class),
                rs.getString("name"),
                rs.getString("source_key"),
                rs.getString("title"),
                Optional.ofNullable(rs.getObject("parent_id", UUID.class)),
                rs.getInt("attachments"),
                Optional.empty(),
                Optional.ofNullable(rs.getObject("active_version", Integer.class)),
                version(rs),
                instant(rs, "created_at"),
                instant(rs, "updated_at"));
    }

    private static DocumentVersion version(ResultSet rs) throws SQLException {
        return new DocumentVersion(
                rs.getInt("number"),
                rs.getString("file_name"),
                rs.getString("media_type"),
                rs.getLong("size"),
                rs.getString("sha256"),
                JobState.valueOf(rs.getString("state")),
                failure(rs),
                Lines.split(rs.getString("warnings")),
                PageRows.counts(rs),
                MetadataColumn.read(rs.getString("metadata")),
                rs.getInt("chunks"),
                instant(rs, "version_created_at"));
    }

    /** Reads {@code failure} and {@code failure_detail}. */
    static Optional<JobFailure> failure(ResultSet rs) throws SQLException {
        String code = rs.getString("failure");
        return code == null ? Optional.empty() : Optional.of(new JobFailure(code, rs.getString("failure_detail")));
    }

    static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }
}
