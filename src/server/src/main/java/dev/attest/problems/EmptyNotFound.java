package dev.attest.problems;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Makes a problem of the empty 404 with which the actuator answers for a check it does not have. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class EmptyNotFound implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.getRequest().getPath().value().startsWith("/actuator/")
                ? chain.filter(exchange.mutate()
                        .response(new Told(exchange.getResponse()))
                        .build())
                : chain.filter(exchange);
    }

    private static final class Told extends ServerHttpResponseDecorator {

        Told(ServerHttpResponse response) {
            super(response);
        }

        @Override
        public Mono<Void> setComplete() {
            return !isCommitted() && getStatusCode() == HttpStatus.NOT_FOUND
                    ? Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND))
                    : super.setComplete();
        }
    }
}
