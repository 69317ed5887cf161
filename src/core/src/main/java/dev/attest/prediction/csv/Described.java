package dev.attest.prediction.csv;

import dev.attest.prediction.Feature;
import dev.attest.prediction.Feature.Kind;
import dev.attest.prediction.Feature.Range;
import dev.attest.prediction.Histogram;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** A column as models know it, with what its training values are like. */
record Described(Feature feature, double[] values) {

    private static final int BINS = 10;

    static Described of(Column column, TableSettings settings) {
        Kind kind = column.kind(settings);
        Optional<String> unit = Optional.ofNullable(settings.units().get(column.name()));
        return kind == Kind.CATEGORY ? category(column, unit) : number(column, kind, unit);
    }

    private static Described number(Column column, Kind kind, Optional<String> unit) {
        double[] values = column.numbers();
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        Feature feature = new Feature(
                column.name(),
                kind,
                unit,
                Optional.of(new Range(sorted[0], sorted[sorted.length - 1])),
                List.of(),
                OptionalDouble.of(median(sorted, kind)),
                Optional.of(Histogram.of(deciles(sorted), values)));
        return new Described(feature, values);
    }

    private static Described category(Column column, Optional<String> unit) {
        if (unit.isPresent()) {
            throw new TableRefused("Column " + column.name() + " holds names and has no unit.");
        }
        List<String> names = column.values();
        List<Integer> codes = column.codes(names);
        double[] values = codes.stream().mapToDouble(Integer::doubleValue).toArray();
        List<Double> edges =
                IntStream.range(1, names.size()).mapToObj(code -> (double) code).toList();
        Histogram histogram = Histogram.of(edges, values);
        int mode = histogram.counts().indexOf(Collections.max(histogram.counts()));
        Feature feature = new Feature(
                column.name(),
                Kind.CATEGORY,
                unit,
                Optional.empty(),
                names,
                OptionalDouble.of(mode),
                Optional.of(histogram));
        return new Described(feature, values);
    }

    /** Of an even number of values the mean of the two in the middle; of whole numbers the lower, to stay whole. */
    private static double median(double[] sorted, Kind kind) {
        double low = sorted[(sorted.length - 1) / 2];
        double high = sorted[sorted.length / 2];
        if (kind == Kind.INTEGER || low == high) {
            return low;
        }
        // In decimals, so that the middle of 4.3 and 4.4 is 4.35 to the last digit.
        return BigDecimal.valueOf(low)
                .add(BigDecimal.valueOf(high))
                .divide(BigDecimal.valueOf(2))
                .doubleValue();
    }

    /** The values at each tenth of the way, each once; the least of all is no edge, for nothing would lie below it. */
    private static List<Double> deciles(double[] sorted) {
        return IntStream.range(1, BINS)
                .mapToObj(tenth -> sorted[(int) ((long) tenth * sorted.length / BINS)])
                .filter(edge -> edge > sorted[0])
                .distinct()
                .toList();
    }
}
