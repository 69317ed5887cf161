package dev.attest.documents.jdbc;

import dev.attest.documents.Metadata.Value;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** What filters look at: what the client said of a version, and what is known of every version by itself. */
final class FilterFields {

    /** Of a collection {@code c}, a document {@code d} and its version {@code v}. */
    static final String COLUMNS = "v.metadata, coalesce(v.title, d.title) as version_title, d.source_key,"
            + " c.name as collection_name, v.media_type, d.created_at, v.created_at as uploaded_at";

    private FilterFields() {}

    static Map<String, Value> of(ResultSet rs) throws SQLException {
        var fields = new HashMap<>(MetadataColumn.read(rs.getString("metadata")).values());
        fields.put("title", new Value.Text(rs.getString("version_title")));
        fields.put("sourceKey", new Value.Text(rs.getString("source_key")));
        fields.put("collection", new Value.Text(rs.getString("collection_name")));
        fields.put("mediaType", new Value.Text(rs.getString("media_type")));
        fields.put("createdAt", time(rs, "created_at"));
        fields.put("updatedAt", time(rs, "uploaded_at"));
        return fields;
    }

    /** Whole seconds in UTC, always as long, so that texts sort as times do. */
    private static Value time(ResultSet rs, String column) throws SQLException {
        return new Value.Text(
                DocumentRows.instant(rs, column).truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
