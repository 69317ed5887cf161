package dev.attest.prediction.web.oip;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.reactive.UrlHandlerFilter;

/** The protocol's text says {@code /v2}, its OpenAPI description {@code /v2/}: both are the same. */
@Configuration(proxyBeanMethods = false)
class TrailingSlashes {

    @Bean
    UrlHandlerFilter ignoredTrailingSlashes() {
        return UrlHandlerFilter.trailingSlashHandler(ProtocolErrors.ROOT + "/**")
                .mutateRequest()
                .build();
    }
}
