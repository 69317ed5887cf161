package dev.attest.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Agreement of two raters beyond chance (Cohen, A coefficient of agreement for nominal scales, 1960): 1 for full agreement, 0
 * for what raters with the same habits reach who do not look, less for worse. Its interval is a bootstrap's, over
 * {@link Bootstrap#drawn(boolean[], int[]) drawn} items.
 */
public final class CohenKappa {

    private CohenKappa() {}

    /** Of decisions with the truth; NaN when both say the same of everything, since chance does too. */
    public static double of(Decisions decisions) {
        return of(new int[][] {
            {decisions.truePositives(), decisions.falsePositives()},
            {decisions.falseNegatives(), decisions.trueNegatives()}
        });
    }

    /**
     * Of any number of classes; NaN without items, or when all are of one class for both raters.
     *
     * @param counts items by the class that each rater gives: rows one rater's, columns the other's, in the same order
     */
    public static double of(int[][] counts) {
        int classes = counts.length;
        double n = Arrays.stream(counts).flatMapToInt(Arrays::stream).sum();
        double agreed = IntStream.range(0, classes).map(i -> counts[i][i]).sum() / n;
        double chance = IntStream.range(0, classes)
                .mapToDouble(i -> Arrays.stream(counts[i]).sum() / n * column(counts, i) / n)
                .sum();
        return chance == 1 ? Double.NaN : (agreed - chance) / (1 - chance);
    }

    private static double column(int[][] counts, int column) {
        return Arrays.stream(counts).mapToInt(row -> row[column]).sum();
    }
}
