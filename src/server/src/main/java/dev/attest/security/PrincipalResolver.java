package dev.attest.security;

import dev.attest.tenancy.Principal;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Tells who a request acts for. */
public interface PrincipalResolver {

    /** Never empty: a request that acts for nobody is an error. */
    Mono<Principal> resolve(ServerWebExchange exchange);
}
