package dev.attest.statistics;

import java.util.stream.IntStream;

/**
 * Whether two ways of answering yes or no differ on the same items (McNemar, Note on the sampling error of the difference
 * between correlated proportions or percentages, 1947). Only items on which they differ say anything.
 *
 * <p>{@link #p} is the mid-p test, for few items and many alike: of the variants that Fagerland, Lydersen and Laake compare
 * (The McNemar test for binary matched-pairs data, 2013), it kept the level in all of 9,595 settings, while the exact test and
 * the chi-square with continuity correction are so careful that they miss much. Items count as independent of one another.
 *
 * @param lost items that were yes and are no
 * @param won items that were no and are yes
 */
public record McNemar(int lost, int won) {

    public McNemar {
        if (lost < 0 || won < 0) {
            throw new IllegalArgumentException("Counts are not negative: " + lost + ", " + won);
        }
    }

    /** Two-sided mid-p value: the exact one less the probability of just what was seen; 1 when nothing differs. */
    public double p() {
        if (lost == won) {
            return lost == 0 ? 1 : 1 - probability(lost) / 2;
        }
        return exact() - probability(Math.min(lost, won));
    }

    /** Two-sided exact p value: lost and won are as likely as heads and tails. */
    public double exact() {
        double tail = IntStream.rangeClosed(0, Math.min(lost, won))
                .mapToDouble(this::probability)
                .sum();
        return Math.min(1, 2 * tail);
    }

    /** That a fair coin falls on one side so often; by logarithms, since the power of a half would vanish. */
    private double probability(int times) {
        int n = lost + won;
        double ways = IntStream.rangeClosed(1, times)
                .mapToDouble(i -> Math.log((double) (n - times + i) / i))
                .sum();
        return Math.exp(ways - n * Math.log(2));
    }
}
