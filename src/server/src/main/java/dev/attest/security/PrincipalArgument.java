package dev.attest.security;

import dev.attest.tenancy.Principal;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Hands the principal to handlers that ask for one, so that no handler can forget whom it acts for. */
@Component
final class PrincipalArgument implements HandlerMethodArgumentResolver, WebFluxConfigurer {

    private final PrincipalResolver resolver;

    PrincipalArgument(PrincipalResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
        configurer.addCustomResolver(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Principal.class);
    }

    @Override
    public Mono<Object> resolveArgument(
            MethodParameter parameter, BindingContext bindingContext, ServerWebExchange exchange) {
        return resolver.resolve(exchange).cast(Object.class);
    }
}
