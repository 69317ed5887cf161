package dev.attest.prediction.web;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.reactive.accept.ApiVersionStrategy;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;

/**
 * The way to predictions, looked at before all others. An annotated handler is searched for among those of every route and
 * called by reflection, which took a third of the time of a request with a single row.
 */
@Configuration(proxyBeanMethods = false)
class PredictRoutes {

    static final String PATH = "/predict/{" + PredictHandler.MODEL + "}";

    @Bean
    SimpleUrlHandlerMapping predictMapping(PredictHandler handler, ApiVersionStrategy versions) {
        var mapping = new SimpleUrlHandlerMapping(Map.of(PATH, handler), Ordered.HIGHEST_PRECEDENCE);
        mapping.setApiVersionStrategy(versions);
        return mapping;
    }
}
