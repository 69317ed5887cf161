package dev.attest.wiring;

import dev.attest.prediction.ModelCard;
import dev.attest.prediction.Predicted;
import dev.attest.watching.PredictionLog;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Counts predictions for whoever monitors the server: rows by label, the time calls took in the model, and how the log
 * keeps up. There are as many time series as versions were served since the start, times their labels.
 */
@Component
final class PredictionWatchingMeters {

    private static final Duration[] BUCKETS = Stream.of(
                    100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000)
            .map(micros -> Duration.ofNanos(micros * 1000L))
            .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Map<Version, Meters> meters = new ConcurrentHashMap<>();

    PredictionWatchingMeters(MeterRegistry registry, PredictionLog log) {
        this.registry = registry;
        Gauge.builder("attest.predictions.log.queued", log, PredictionLog::queued)
                .description("Calls to models that wait to be written to the log")
                .register(registry);
        FunctionCounter.builder("attest.predictions.log.dropped", log, PredictionLog::dropped)
                .description("Calls to models that the log had no room for, or could not keep")
                .register(registry);
    }

    void seen(Predicted predicted) {
        ModelCard card = predicted.card();
        Meters of = of(card);
        of.took().record(predicted.took());
        if (predicted.rows().count() == 1) {
            of.labels().get(predicted.scores().best(0)).increment();
            return;
        }
        int[] counts = new int[of.labels().size()];
        for (int row = 0; row < predicted.rows().count(); row++) {
            counts[predicted.scores().best(row)]++;
        }
        for (int label = 0; label < counts.length; label++) {
            of.labels().get(label).increment(counts[label]);
        }
    }

    /** A version may be replaced in place by one of other labels, while calls to the old one still end. */
    private Meters of(ModelCard card) {
        var version = new Version(card.name(), card.version());
        Meters known = meters.get(version);
        if (known != null && known.names().equals(card.labels())) {
            return known;
        }
        Meters registered = register(card); // gives the counters that there are already
        meters.put(version, registered);
        return registered;
    }

    private Meters register(ModelCard card) {
        Tags version = Tags.of("model", card.name(), "version", card.version());
        Timer took = Timer.builder("attest.prediction")
                .description("Time of a call in the model, with the wait for a free core, all its rows together")
                .tags(version)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
        List<Counter> labels = card.labels().stream()
                .map(label -> Counter.builder("attest.predictions")
                        .description("Rows predicted as this label")
                        .tags(version.and("label", label))
                        .register(registry))
                .toList();
        return new Meters(card.labels(), took, labels);
    }

    private record Version(String model, String version) {}

    private record Meters(List<String> names, Timer took, List<Counter> labels) {}
}
