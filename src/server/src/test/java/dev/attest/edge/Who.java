package dev.attest.edge;

import dev.attest.security.LocalOwner;
import dev.attest.tenancy.Principal;
import dev.attest.tenancy.Role;
import dev.attest.tenancy.Tenant;
import java.util.Set;

/** The people of the tests. */
@SuppressWarnings("ImmutableEnumChecker") // principals are records of copied sets
public enum Who {
    OWNER(LocalOwner.PRINCIPAL),
    ALICE(new Principal(new Tenant("local"), "alice", Set.of("staff"), Set.of(Role.ANALYST))),
    BOB(new Principal(new Tenant("local"), "bob", Set.of(), Set.of(Role.READER))),
    STRANGER(new Principal(new Tenant("elsewhere"), "local-owner", Set.of(), Set.of(Role.OWNER)));

    public static final String HEADER = "X-Test-Principal";

    private final Principal principal;

    Who(Principal principal) {
        this.principal = principal;
    }

    public Principal principal() {
        return principal;
    }
}
