package dev.attest.documents.jdbc;

import dev.attest.documents.TextHash;
import dev.attest.tenancy.Access;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who may read a document, numbered; 0 stands for all readers of the collection. The transaction must hold the
 * collection's lock.
 */
final class AccessSets {

    private static final int ALL = 0;

    private final JdbcClient jdbc;
    private final long collection;

    AccessSets(JdbcClient jdbc, long collection) {
        this.jdbc = jdbc;
        this.collection = collection;
    }

    /** The number of a set, given to it when it has none. */
    int number(Set<String> readers) {
        String fingerprint = TextHash.of(String.join("\n", new TreeSet<>(readers)));
        int added = jdbc.sql("insert into access_set (collection_id, fingerprint) values (:collection, :fingerprint)"
                        + " on conflict do nothing")
                .param("collection", collection)
                .param("fingerprint", fingerprint)
                .update();
        int id = jdbc.sql("select id from access_set where collection_id = :collection and fingerprint = :fingerprint")
                .param("collection", collection)
                .param("fingerprint", fingerprint)
                .query(Integer.class)
                .single();
        if (added == 1) {
            readers.forEach(
                    entry -> jdbc.sql("insert into access_set_entry (access_set_id, entry) values (:id, :entry)")
                            .param("id", id)
                            .param("entry", entry)
                            .update());
        }
        return id;
    }

    Set<String> readers(int set) {
        return set == ALL
                ? Set.of(Access.EVERYBODY)
                : Set.copyOf(jdbc.sql("select entry from access_set_entry where access_set_id = :set")
                        .param("set", set)
                        .query(String.class)
                        .list());
    }

    /**
     * The readers of what is inside a document follow when its own change. Whatever was for the same readers as the
     * document, however deep inside, is for its new ones. Whatever was for others keeps those that the document's new
     * readers name too, word for word: so it is never for more people than before, nor for others than the document is.
     * What comes inside it for the first time begins with the document's readers.
     *
     * @param before the readers the document had
     * @param after the readers it has from now on
     */
    void follow(UUID document, int before, int after) {
        Family.below(jdbc, document).forEach(inside -> {
            int own = ofDocument(inside);
            int now = own == before ? after : both(own, after);
            if (now != own) {
                assign(inside, now);
            }
        });
    }

    private int both(int own, int other) {
        Set<String> kept = readers(own);
        Set<String> named = readers(other);
        if (named.contains(Access.EVERYBODY)) {
            return own;
        }
        if (kept.contains(Access.EVERYBODY)) {
            return other;
        }
        var both = new TreeSet<>(kept);
        both.retainAll(named);
        return number(both);
    }

    private int ofDocument(UUID document) {
        return jdbc.sql("select coalesce(access_set_id, 0) from document where id = :id")
                .param("id", document)
                .query(Integer.class)
                .single();
    }

    private void assign(UUID document, int set) {
        jdbc.sql("update document set access_set_id = :set where id = :id")
                .param("id", document)
                .param("set", set == ALL ? null : set)
                .update();
    }
}
