package dev.attest.documents.jdbc;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A table of bytes by the hash of a text and a name of what they are.
 *
 * @param name the column of the name
 * @param bytes the column of the bytes
 */
record BytesByText(String table, String name, String bytes) {

    /** PostgreSQL takes 65,535 in one statement. */
    private static final int MOST_PARAMETERS = 10_000;

    Map<String, byte[]> find(JdbcClient jdbc, String named, Collection<String> textHashes) {
        var found = new HashMap<String, byte[]>();
        List<String> hashes = List.copyOf(textHashes);
        for (int from = 0; from < hashes.size(); from += MOST_PARAMETERS) {
            jdbc.sql("select text_hash, " + bytes + " from " + table + " where " + name
                            + " = :name and text_hash in (:hashes)")
                    .param("name", named)
                    .param("hashes", hashes.subList(from, Math.min(hashes.size(), from + MOST_PARAMETERS)))
                    .query((rs, row) -> found.put(rs.getString(1), rs.getBytes(2)))
                    .list();
        }
        return found;
    }

    /** Those that are there already stay. */
    void save(JdbcClient jdbc, String named, Map<String, byte[]> byTextHash) {
        // In order, or two who save the same texts could wait for each other.
        new TreeMap<>(byTextHash)
                .forEach((hash, value) -> jdbc.sql("insert into " + table + " (text_hash, " + name + ", " + bytes
                                + ") values (:hash, :name, :bytes) on conflict do nothing")
                        .param("hash", hash)
                        .param("name", named)
                        .param("bytes", value)
                        .update());
    }

    /** Forgets what there is of a text that no chunk has. */
    void forget(JdbcClient jdbc, String textHash) {
        jdbc.sql("delete from " + table + " where text_hash = :hash"
                        + " and not exists (select 1 from chunk k where k.text_hash = :hash)")
                .param("hash", textHash)
                .update();
    }
}
