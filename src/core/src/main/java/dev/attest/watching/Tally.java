package dev.attest.watching;

import dev.attest.prediction.Feature;
import dev.attest.prediction.Histogram;
import dev.attest.prediction.ModelCard;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How often each label was predicted, and each bin of each feature's histogram was met.
 *
 * @param labels in the order of the card
 * @param features in the order of the card; no bins where the card has no histogram
 */
public record Tally(List<Long> labels, List<List<Long>> features) {

    public Tally {
        labels = List.copyOf(labels);
        features = features.stream().map(List::copyOf).toList();
    }

    /** Nothing counted yet. */
    public static Tally none(ModelCard card) {
        return new Tally(
                zeros(card.labels().size()),
                card.features().stream()
                        .map(feature ->
                                zeros(feature.histogram().map(Histogram::bins).orElse(0)))
                        .toList());
    }

    /**
     * Tells tallies that may be added up from others: equal for equal names, labels and edges, in every process.
     */
    public static int layout(ModelCard card) {
        var parts = new ArrayList<Object>(card.labels());
        for (Feature feature : card.features()) {
            parts.add(feature.name());
            parts.add(feature.histogram().map(Histogram::edges).orElse(List.of()));
        }
        return parts.hashCode();
    }

    /** Rows predicted. */
    public long rows() {
        return labels.stream().mapToLong(Long::longValue).sum();
    }

    /** Both together; of one layout. */
    public Tally plus(Tally other) {
        var sums = new ArrayList<List<Long>>();
        for (int i = 0; i < features.size(); i++) {
            sums.add(sum(features.get(i), other.features.get(i)));
        }
        return new Tally(sum(labels, other.labels), sums);
    }

    private static List<Long> sum(List<Long> one, List<Long> other) {
        var sums = new ArrayList<Long>(one.size());
        for (int i = 0; i < one.size(); i++) {
            sums.add(one.get(i) + other.get(i));
        }
        return sums;
    }

    private static List<Long> zeros(int count) {
        return Collections.nCopies(count, 0L);
    }
}
