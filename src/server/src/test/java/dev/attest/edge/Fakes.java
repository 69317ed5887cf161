package dev.attest.edge;

import dev.attest.documents.Blobs;
import dev.attest.documents.Parser;
import dev.attest.evaluation.EvaluationCommand;
import dev.attest.evaluation.ScriptedCommand;
import dev.attest.prediction.Cards;
import dev.attest.prediction.FakeModels;
import dev.attest.retrieval.FakeEmbedder;
import dev.attest.security.PrincipalResolver;
import dev.attest.tenancy.Principal;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import reactor.core.publisher.Mono;

/** A quick encoder, and requests that say whom they act for. */
@TestConfiguration(proxyBeanMethods = false)
public class Fakes {

    @Bean
    FakeEmbedder encoder() {
        return new FakeEmbedder();
    }

    /** Models {@code flowers} 1 and 2 and {@code loans} 1. */
    @Bean
    @Primary
    FakeModels fakeModels() {
        return new FakeModels(Cards.flowers("1"), Cards.flowers("2"), Cards.loans("1"));
    }

    @Bean
    EvaluationCommand evaluationCommand() {
        return new ScriptedCommand();
    }

    @Bean
    @Primary
    PrincipalResolver principals() {
        return exchange ->
                Mono.just(principal(exchange.getRequest().getHeaders().getFirst(Who.HEADER)));
    }

    @Bean
    static BeanPostProcessor watching() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (name.equals("parser")) {
                    return new PagedTexts((Parser) bean);
                }
                return bean instanceof Blobs real ? new WatchedBlobs(real) : bean;
            }
        };
    }

    private static Principal principal(String header) {
        return (header == null ? Who.OWNER : Who.valueOf(header)).principal();
    }
}
