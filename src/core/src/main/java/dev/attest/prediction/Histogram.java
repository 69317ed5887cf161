package dev.attest.prediction;

import java.util.Arrays;
import java.util.List;

/**
 * How many training values fell between the edges. With the edges e1 < … < ek there are k + 1 bins: below e1, from e1
 * to below e2, …, from ek on. The bins of a category are its codes: the edges 1, 2, … lie between them.
 *
 * @param edges strictly ascending, finite; at most 99
 * @param counts of each bin, in order; one more than there are edges
 */
public record Histogram(List<Double> edges, List<Long> counts) {

    private static final int MOST_EDGES = 99;

    public Histogram {
        edges = List.copyOf(edges);
        counts = List.copyOf(counts);
        if (edges.size() > MOST_EDGES || counts.size() != edges.size() + 1) {
            throw new IllegalArgumentException("A histogram has at most " + MOST_EDGES
                    + " edges and one more count than edges, not " + edges.size() + " edges and " + counts.size()
                    + " counts");
        }
        for (int i = 0; i < edges.size(); i++) {
            if (!Double.isFinite(edges.get(i)) || (i > 0 && edges.get(i) <= edges.get(i - 1))) {
                throw new IllegalArgumentException("The edges of a histogram ascend: " + edges);
            }
        }
        if (counts.stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("A histogram counts from 0: " + counts);
        }
    }

    /** The index of the bin a value falls into, from 0. */
    public int bin(double value) {
        return new Edges(edges).bin(value);
    }

    public int bins() {
        return counts.size();
    }

    /** All values counted. */
    public long total() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /** The counts of these values between these edges. */
    public static Histogram of(List<Double> edges, double[] values) {
        Long[] counts = new Long[edges.size() + 1];
        Arrays.fill(counts, 0L);
        var plain = new Edges(edges);
        for (double value : values) {
            counts[plain.bin(value)]++;
        }
        return new Histogram(edges, List.of(counts));
    }

    /** The edges alone and without their boxes, for who has many values. */
    public static final class Edges {

        private final double[] values;

        /** @param values as in a histogram; none for one bin */
        public Edges(List<Double> values) {
            this.values = values.stream().mapToDouble(Double::doubleValue).toArray();
        }

        /** As {@link Histogram#bin}. */
        public int bin(double value) {
            int low = 0;
            int high = values.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (values[middle] <= value) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
