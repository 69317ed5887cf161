package dev.attest.prediction.tribuo;

import dev.attest.prediction.Rows;
import java.util.Arrays;

/**
 * Columns as small whole numbers, for growing trees: each value becomes the number of edges below it. At most {@value #MOST}
 * bins with about as many training rows each; a column of fewer different values has one for each of them, and loses nothing.
 * Tribuo's trees take time with the square of the number of different values: 100,000 of them would never end. The idea is
 * LightGBM's (Ke and others, NeurIPS 2017).
 */
final class Bins {

    static final int MOST = 64;

    private final double[][] edges;

    private Bins(double[][] edges) {
        this.edges = edges;
    }

    static Bins of(Rows rows, Columns columns) {
        double[][] edges = new double[columns.count()][];
        double[] values = new double[rows.count()];
        for (int column = 0; column < edges.length; column++) {
            for (int row = 0; row < values.length; row++) {
                values[row] = columns.value(rows, row, column);
            }
            edges[column] = edges(values);
        }
        return new Bins(edges);
    }

    private static double[] edges(double[] values) {
        Arrays.sort(values);
        double[] different = Arrays.stream(values).distinct().toArray();
        double[] edges = new double[Math.min(MOST, different.length) - 1];
        int found = 0;
        for (int i = 1; i <= edges.length; i++) {
            double edge = different.length <= MOST
                    ? between(different[i - 1], different[i])
                    : quantile(values, different, (int) ((long) i * values.length / MOST));
            if (found == 0 || edge > edges[found - 1]) {
                edges[found++] = edge;
            }
        }
        return Arrays.copyOf(edges, found);
    }

    /** The edge below the value at that place, or above it when it is the least. */
    private static double quantile(double[] values, double[] different, int place) {
        int above = Math.max(1, Arrays.binarySearch(different, values[place]));
        return between(different[above - 1], different[above]);
    }

    /** The middle, and never the greater of the two: what equals an edge lies below it. */
    private static double between(double less, double greater) {
        double middle = less / 2 + greater / 2;
        return middle >= less && middle < greater ? middle : less;
    }

    /** From 0. */
    int bin(int column, double value) {
        int place = Arrays.binarySearch(edges[column], value);
        return place < 0 ? -place - 1 : place;
    }

    /** The value up to which a row falls into a bin up to the one given: what a split between bins means for the column itself. */
    double edge(int column, double split) {
        return edges[column][(int) Math.floor(split)];
    }
}
