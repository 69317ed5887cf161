package dev.attest.tracing;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Takes the caller's {@code traceparent} and returns the one of this request. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class TraceFilter implements WebFilter {

    private static final String TRACEPARENT = "traceparent";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Trace trace = Trace.of(exchange.getRequest().getHeaders().getFirst(TRACEPARENT));
        trace.keepIn(exchange);
        exchange.getResponse().getHeaders().set(TRACEPARENT, trace.header());
        return chain.filter(exchange);
    }
}
