package dev.attest.wiring;

import dev.attest.documents.jdbc.Ledger;
import dev.attest.prediction.Models;
import dev.attest.prediction.PredictionWatcher;
import dev.attest.watching.DriftReports;
import dev.attest.watching.FeatureWindows;
import dev.attest.watching.PredictionLog;
import dev.attest.watching.Predictions;
import dev.attest.watching.Tallies;
import dev.attest.watching.jdbc.JdbcPredictions;
import dev.attest.watching.jdbc.JdbcTallies;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** Keeps, counts and measures what models predict. */
@Configuration(proxyBeanMethods = false)
class PredictionWatchingConfiguration {

    /** What may wait for the ledger: some two hundred thousand small calls. */
    private static final DataSize ROOM = DataSize.ofMegabytes(64);

    @Bean
    Predictions predictions(Ledger ledger) {
        return new JdbcPredictions(ledger.database());
    }

    @Bean
    Tallies tallies(Ledger ledger) {
        return new JdbcTallies(ledger.database());
    }

    @Bean
    FeatureWindows featureWindows(Tallies tallies, PredictionWatchingSettings settings, Clock clock) {
        return new FeatureWindows(tallies, settings.window(), clock, UUID.randomUUID());
    }

    @Bean(destroyMethod = "close")
    PredictionLog predictionLog(Predictions predictions, PredictionWatchingSettings settings) {
        return new PredictionLog(
                predictions,
                settings.sampling(),
                () -> ThreadLocalRandom.current().nextDouble(),
                ROOM.toBytes());
    }

    @Bean
    DriftReports driftReports(Models models, FeatureWindows windows, Predictions predictions) {
        return new DriftReports(models, windows, predictions);
    }

    @Bean
    PredictionWatcher predictionWatcher(FeatureWindows windows, PredictionLog log, PredictionWatchingMeters meters) {
        return (by, predicted) -> {
            windows.seen(predicted);
            log.seen(by, predicted);
            meters.seen(predicted);
        };
    }
}
