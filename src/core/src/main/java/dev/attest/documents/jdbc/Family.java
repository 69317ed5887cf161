package dev.attest.documents.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Documents and what came inside them; the transaction must hold their collection's lock. */
final class Family {

    private Family() {}

    /** All documents inside a document, those inside them after them. */
    static List<UUID> below(JdbcClient jdbc, UUID document) {
        var all = new ArrayList<UUID>();
        List<UUID> level = List.of(document);
        while (!level.isEmpty()) {
            level = jdbc.sql("select id from document where parent_id in (:parents) order by source_key")
                    .param("parents", level)
                    .query(UUID.class)
                    .list();
            all.addAll(level);
        }
        return all;
    }

    /** The outermost document that a document is inside of, at any depth; itself when it is inside none. */
    static UUID root(JdbcClient jdbc, UUID document) {
        UUID root = document;
        Optional<UUID> parent = parent(jdbc, document);
        while (parent.isPresent()) {
            root = parent.get();
            parent = parent(jdbc, root);
        }
        return root;
    }

    /** A document is inside nothing any more; what is inside it stays there. */
    static void leave(JdbcClient jdbc, UUID document) {
        jdbc.sql("update document set parent_id = null where id = :id")
                .param("id", document)
                .update();
    }

    /** How many documents a document is inside of. */
    static int depth(JdbcClient jdbc, UUID document) {
        int depth = 0;
        Optional<UUID> parent = parent(jdbc, document);
        while (parent.isPresent()) {
            depth++;
            parent = parent(jdbc, parent.get());
        }
        return depth;
    }

    private static Optional<UUID> parent(JdbcClient jdbc, UUID document) {
        return jdbc.sql("select parent_id from document where id = :id and parent_id is not null")
                .param("id", document)
                .query(UUID.class)
                .optional();
    }
}
