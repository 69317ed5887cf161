package dev.attest.documents.jdbc;

import dev.attest.tenancy.Access;
import dev.attest.tenancy.Principal;
import dev.attest.tenancy.Role;
import java.util.Map;

/**
 * Who may see what, as SQL conditions, so that no query can forget part of the rule. The collection's row is {@code c}, the
 * document's {@code d}; parameters come from {@link #of}.
 */
final class Permission {

    /** The principal may change the collection and its documents, and sees all of them. */
    static final String WRITABLE = "(:owner or (:analyst and exists (select 1 from collection_access w"
            + " where w.collection_id = c.id and w.may_write and w.entry in (:credentials))))";

    /** The principal may read the collection. */
    static final String READABLE = "(c.tenant = :tenant and (:owner or exists (select 1 from collection_access r"
            + " where r.collection_id = c.id and r.entry in (:credentials))))";

    /** The principal may read the document. */
    static final String VISIBLE = "(" + READABLE + " and " + admits("d") + ")";

    private Permission() {}

    /** The principal, who may read the collection, may read a document in it by that alias. */
    static String admits(String document) {
        return "(" + document + ".access_set_id is null or " + WRITABLE
                + " or exists (select 1 from access_set_entry e where e.access_set_id = " + document
                + ".access_set_id and e.entry in (:credentials)))";
    }

    static Map<String, Object> of(Principal principal) {
        return Map.of(
                "tenant",
                principal.tenant().id(),
                "owner",
                principal.is(Role.OWNER),
                "analyst",
                principal.is(Role.ANALYST),
                "credentials",
                Access.credentials(principal));
    }
}
