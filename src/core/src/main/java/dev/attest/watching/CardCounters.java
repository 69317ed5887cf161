package dev.attest.watching;

import dev.attest.prediction.Histogram;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.Predicted;
import dev.attest.prediction.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Counts rows of one version from any number of threads. */
final class CardCounters {

    private final Histogram.Edges[] edges;
    private final LongAdder[][] bins;
    private final LongAdder[] labels;

    CardCounters(ModelCard card) {
        this.labels = adders(card.labels().size());
        this.edges = card.features().stream()
                .map(feature -> feature.histogram().map(Histogram::edges).orElse(List.of()))
                .map(Histogram.Edges::new)
                .toArray(Histogram.Edges[]::new);
        this.bins = card.features().stream()
                .map(feature -> adders(feature.histogram().map(Histogram::bins).orElse(0)))
                .toArray(LongAdder[][]::new);
    }

    private static LongAdder[] adders(int count) {
        return Stream.generate(LongAdder::new).limit(count).toArray(LongAdder[]::new);
    }

    /** The labels last: whoever reads them first misses no bin of the rows they stand for. */
    void count(Predicted predicted) {
        Rows rows = predicted.rows();
        for (int feature = 0; feature < bins.length; feature++) {
            if (bins[feature].length > 0) {
                count(rows, feature);
            }
        }
        for (int row = 0; row < rows.count(); row++) {
            labels[predicted.scores().best(row)].increment();
        }
    }

    private void count(Rows rows, int feature) {
        LongAdder[] into = bins[feature];
        if (rows.count() == 1) {
            into[edges[feature].bin(rows.value(0, feature))].increment();
            return;
        }
        int[] counts = new int[into.length];
        for (int row = 0; row < rows.count(); row++) {
            counts[edges[feature].bin(rows.value(row, feature))]++;
        }
        for (int bin = 0; bin < counts.length; bin++) {
            if (counts[bin] > 0) {
                into[bin].add(counts[bin]);
            }
        }
    }

    long rows() {
        return Arrays.stream(labels).mapToLong(LongAdder::sum).sum();
    }

    Tally tally() {
        List<Long> labelled = sums(labels);
        return new Tally(
                labelled,
                IntStream.range(0, bins.length).mapToObj(i -> sums(bins[i])).toList());
    }

    private static List<Long> sums(LongAdder[] adders) {
        return Arrays.stream(adders).map(LongAdder::sum).toList();
    }
}
