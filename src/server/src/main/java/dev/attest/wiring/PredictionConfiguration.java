package dev.attest.wiring;

import dev.attest.prediction.Predicting;
import dev.attest.prediction.PredictionWatcher;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Classic models. */
@Configuration(proxyBeanMethods = false)
class PredictionConfiguration {

    @Bean
    Predicting predicting(Optional<PredictionWatcher> watcher, Clock clock) {
        return new Predicting(watcher.orElse((by, predicted) -> {}), clock);
    }
}
