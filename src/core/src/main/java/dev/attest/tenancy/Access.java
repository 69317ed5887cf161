package dev.attest.tenancy;

import java.util.Set;
import java.util.TreeSet;

/**
 * Who may read and who may write a collection. An entry is a principal's name, {@code group:<name>}, or {@code *} for
 * everybody in the tenant. Writers can read; to write they need the role {@link Role#ANALYST} as well. An owner can do both.
 */
public record Access(Set<String> readers, Set<String> writers) {

    public static final String EVERYBODY = "*";
    static final String GROUP = "group:";
    public static final Access OPEN = new Access(Set.of(EVERYBODY), Set.of(EVERYBODY));

    public Access {
        readers = Set.copyOf(readers);
        writers = Set.copyOf(writers);
    }

    /** Whether the principal may change what the collection holds: an owner, or an analyst among the writers. */
    public boolean mayWrite(Principal principal) {
        return principal.is(Role.OWNER) || (principal.is(Role.ANALYST) && names(writers, principal));
    }

    /** Whether one of the entries names the principal, one of its groups, or everybody. */
    public static boolean names(Set<String> entries, Principal principal) {
        return entries.stream().anyMatch(credentials(principal)::contains);
    }

    /** Every entry that would let this principal in. */
    public static Set<String> credentials(Principal principal) {
        var credentials = new TreeSet<String>();
        credentials.add(EVERYBODY);
        credentials.add(principal.name());
        principal.groups().forEach(group -> credentials.add(GROUP + group));
        return credentials;
    }
}
