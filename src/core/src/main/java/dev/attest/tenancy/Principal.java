package dev.attest.tenancy;

import java.util.Set;

/**
 * Whoever a request acts for; carried through every call that reads or writes data.
 *
 * @param name unique in the tenant
 * @param groups names of the groups the principal belongs to, without the {@code group:} prefix
 */
public record Principal(Tenant tenant, String name, Set<String> groups, Set<Role> roles) {

    public Principal {
        if (name.isBlank() || name.equals(Access.EVERYBODY) || name.startsWith(Access.GROUP)) {
            // Or a name would be a credential of everybody or of a group.
            throw new IllegalArgumentException("'" + name + "' is not a principal's name");
        }
        groups = Set.copyOf(groups);
        roles = Set.copyOf(roles);
    }

    /** Whether this principal holds the role; an owner holds every role. */
    public boolean is(Role role) {
        return roles.contains(role) || roles.contains(Role.OWNER);
    }
}
