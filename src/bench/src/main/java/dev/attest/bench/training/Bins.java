package dev.attest.bench.training;

import java.util.Arrays;

/**
 * The values of every column, sorted into at most 48 bins of about as many examples each.
 *
 * @param edges of each column, ascending: a value is in the first bin whose edge is not below it, or in the last
 * @param bins of each example, by column
 */
record Bins(double[][] edges, int[][] bins) {

    private static final int MOST = 48;

    static Bins of(double[][] rows) {
        int width = rows[0].length;
        var edges = new double[width][];
        for (int column = 0; column < width; column++) {
            int c = column;
            edges[c] = edges(
                    Arrays.stream(rows).mapToDouble(row -> row[c]).sorted().toArray());
        }
        var bins = new int[rows.length][width];
        for (int i = 0; i < rows.length; i++) {
            for (int c = 0; c < width; c++) {
                bins[i][c] = bin(edges[c], rows[i][c]);
            }
        }
        return new Bins(edges, bins);
    }

    /** Half way between neighbouring values, so that a value met later falls to the nearer one. */
    private static double[] edges(double[] sorted) {
        var edges = new double[MOST - 1];
        int count = 0;
        for (int bin = 1; bin < MOST; bin++) {
            int at = (int) ((long) bin * sorted.length / MOST);
            int below = at - 1;
            while (below >= 0 && sorted[below] == sorted[at]) {
                below--;
            }
            double edge = below < 0 ? Double.NaN : (sorted[below] + sorted[at]) / 2;
            if (!Double.isNaN(edge) && (count == 0 || edge > edges[count - 1])) {
                edges[count++] = edge;
            }
        }
        return Arrays.copyOf(edges, count);
    }

    private static int bin(double[] edges, double value) {
        int at = Arrays.binarySearch(edges, value);
        return at >= 0 ? at : -at - 1;
    }
}
