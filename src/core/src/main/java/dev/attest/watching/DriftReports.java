package dev.attest.watching;

import dev.attest.prediction.Feature;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.ModelStatus;
import dev.attest.prediction.ModelUnavailable;
import dev.attest.prediction.ModelUnknown;
import dev.attest.prediction.Models;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Compares what is predicted now with what the models were trained on. */
public final class DriftReports {

    /** With fewer rows most of the index is chance. */
    static final int FEWEST_ROWS = 100;

    private final Models models;
    private final FeatureWindows windows;
    private final Predictions predictions;

    public DriftReports(Models models, FeatureWindows windows, Predictions predictions) {
        this.models = models;
        this.windows = windows;
        this.predictions = predictions;
    }

    /**
     * Of one version, served or not.
     *
     * @param version empty means {@link Models#LATEST}
     * @return fails with {@link ModelUnknown}, and with {@link ModelUnavailable} when the version's card cannot be read or
     *     no version is the latest
     */
    public Mono<Drift> of(String name, Optional<String> version) {
        return Mono.defer(() -> of(card(name, version.filter(wanted -> !wanted.equals(Models.LATEST)))));
    }

    /** Of all versions that are served. */
    public Flux<Drift> served() {
        return Flux.fromIterable(models.list())
                .filter(status -> status.state() == ModelStatus.State.READY)
                .concatMap(status -> Mono.justOrEmpty(status.card()))
                .concatMap(this::of);
    }

    private ModelCard card(String name, Optional<String> version) {
        List<ModelStatus> known = models.list().stream()
                .filter(status -> status.name().equals(name))
                .filter(status -> version.isEmpty() || status.version().equals(version.get()))
                .toList();
        if (known.isEmpty()) {
            throw new ModelUnknown("There is no model " + name
                    + version.map(wanted -> " of version " + wanted).orElse(""));
        }
        return known.stream()
                .filter(status -> version.isPresent() || status.latest())
                .findFirst()
                .flatMap(ModelStatus::card)
                .orElseThrow(() -> new ModelUnavailable(
                        version.isPresent()
                                ? "The card of " + name + " version " + version.get() + " cannot be read"
                                : "No version of " + name + " is served now; name one with ?version="));
    }

    private Mono<Drift> of(ModelCard card) {
        return windows.tally(card).flatMap(tally -> {
            Instant from = windows.start();
            return predictions
                    .accuracy(card.name(), card.version(), from)
                    .map(Optional::of)
                    .defaultIfEmpty(Optional.empty())
                    .map(accuracy -> report(card, from, tally, accuracy));
        });
    }

    private Drift report(ModelCard card, Instant from, Tally tally, Optional<Accuracy> accuracy) {
        var features = new ArrayList<Drift.FeatureShift>();
        for (int i = 0; i < card.features().size(); i++) {
            Feature feature = card.features().get(i);
            features.add(new Drift.FeatureShift(
                    feature.name(), shift(feature, tally.features().get(i))));
        }
        return new Drift(
                card,
                from,
                from.plus(windows.window()),
                tally.rows(),
                features,
                labels(card, tally),
                labelShift(card, tally.labels()),
                accuracy);
    }

    private static Map<String, Long> labels(ModelCard card, Tally tally) {
        var labels = new LinkedHashMap<String, Long>();
        for (int i = 0; i < card.labels().size(); i++) {
            labels.put(card.labels().get(i), tally.labels().get(i));
        }
        return labels;
    }

    private static Shift shift(Feature feature, List<Long> seen) {
        return feature.histogram()
                .map(histogram -> shift(histogram.counts(), seen))
                .orElse(new Shift.Unmeasured("The model's card has no histogram of this feature"));
    }

    /** Of cross-validation the columns: what the model predicted, not what was true. */
    private static Shift labelShift(ModelCard card, List<Long> seen) {
        List<List<Long>> confusion =
                card.metrics().map(ModelCard.Metrics::confusion).orElse(List.of());
        if (confusion.size() != seen.size()) {
            return new Shift.Unmeasured("The model's card has no confusion matrix");
        }
        return shift(
                IntStream.range(0, seen.size())
                        .mapToObj(label -> confusion.stream()
                                .mapToLong(row -> row.get(label))
                                .sum())
                        .toList(),
                seen);
    }

    private static Shift shift(List<Long> expected, List<Long> seen) {
        long rows = StabilityIndex.total(seen);
        if (rows < FEWEST_ROWS) {
            return new Shift.Unmeasured("Only " + rows + " rows were predicted in the window; it takes " + FEWEST_ROWS);
        }
        if (StabilityIndex.total(expected) == 0) {
            return new Shift.Unmeasured("What the model's card counts in training is nothing");
        }
        return new Shift.Measured(StabilityIndex.of(expected, seen), StabilityIndex.byChance(expected, seen));
    }
}
