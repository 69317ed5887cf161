package dev.attest.api;

import java.util.stream.Stream;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.accept.RequestedContentTypeResolverBuilder;
import org.springframework.web.reactive.config.BlockingExecutionConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.type.LogicalType;

/** How requests are read, on all routes. Versions and JSON are set in {@code application.properties}. */
@Configuration(proxyBeanMethods = false)
class ApiConventions implements WebFluxConfigurer {

    /** A number is no text; the properties for strict reading leave this out. */
    @Bean
    JsonMapperBuilderCustomizer strictTexts() {
        return json -> json.withCoercionConfig(
                LogicalType.Textual,
                texts -> Stream.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)
                        .forEach(shape -> texts.setCoercion(shape, CoercionAction.Fail)));
    }

    /** A client that does not care gets JSON where there is a choice. */
    @Override
    public void configureContentTypeResolver(RequestedContentTypeResolverBuilder builder) {
        builder.headerResolver();
        builder.fixedResolver(MediaType.APPLICATION_JSON, MediaType.ALL);
    }

    /** Composing the API's description scans the class path. */
    @Override
    public void configureBlockingExecution(BlockingExecutionConfigurer configurer) {
        configurer.setExecutor(new SimpleAsyncTaskExecutor("description-"));
        configurer.setControllerMethodPredicate(
                method -> method.getBeanType().getName().startsWith("org.springdoc."));
    }
}
