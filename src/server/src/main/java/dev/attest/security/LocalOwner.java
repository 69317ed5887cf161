package dev.attest.security;

import dev.attest.tenancy.Principal;
import dev.attest.tenancy.Role;
import dev.attest.tenancy.Tenant;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Everybody who reaches the server acts as its owner; only acceptable because it is reached from this machine alone. */
@Component
public final class LocalOwner implements PrincipalResolver {

    public static final Principal PRINCIPAL =
            new Principal(new Tenant("local"), "local-owner", Set.of(), Set.of(Role.OWNER));

    @Override
    public Mono<Principal> resolve(ServerWebExchange exchange) {
        return Mono.just(PRINCIPAL);
    }
}
