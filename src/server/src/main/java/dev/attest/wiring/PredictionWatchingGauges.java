package dev.attest.wiring;

import dev.attest.watching.Drift;
import dev.attest.watching.DriftReports;
import dev.attest.watching.Shift;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Shows drift and live accuracy of the versions that are served to whoever monitors the server. What was measured last is
 * shown, so that looking asks no database; what is unmeasured is left out.
 */
@Component
final class PredictionWatchingGauges {

    private final DriftReports reports;
    private final MultiGauge psi;
    private final MultiGauge accuracy;

    PredictionWatchingGauges(DriftReports reports, MeterRegistry registry) {
        this.reports = reports;
        this.psi = MultiGauge.builder("attest.prediction.psi")
                .description("Population stability index against the training data: moderate from 0.1, major from 0.25")
                .register(registry);
        this.accuracy = MultiGauge.builder("attest.prediction.accuracy")
                .description("Share of the outcomes told in the window that were predicted")
                .register(registry);
    }

    /** Measures anew. */
    Mono<Void> refresh() {
        return reports.served().collectList().doOnNext(this::show).then();
    }

    private void show(List<Drift> drifts) {
        psi.register(drifts.stream().flatMap(PredictionWatchingGauges::features).toList(), true);
        accuracy.register(
                drifts.stream()
                        .flatMap(drift ->
                                drift.accuracy().stream().<Row<?>>map(known -> Row.of(version(drift), known.share())))
                        .toList(),
                true);
    }

    private static Stream<Row<?>> features(Drift drift) {
        return drift.features().stream()
                .filter(feature -> feature.shift() instanceof Shift.Measured)
                .map(feature -> Row.of(
                        version(drift).and("feature", feature.feature()), ((Shift.Measured) feature.shift()).psi()));
    }

    private static Tags version(Drift drift) {
        return Tags.of("model", drift.card().name(), "version", drift.card().version());
    }
}
