package dev.attest.api;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.accept.RequestedContentTypeResolverBuilder;
import org.springframework.web.reactive.config.BlockingExecutionConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/** How requests are read, on all routes. Versions and JSON are set in {@code application.properties}. */
@Configuration(proxyBeanMethods = false)
class ApiConventions implements WebFluxConfigurer {

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
