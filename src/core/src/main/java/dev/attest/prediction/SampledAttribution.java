package dev.attest.prediction;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Lets the features join one after another in sampled orders, and averages what each adds as it joins (Castro, Gómez and
 * Tejada, Polynomial calculation of the Shapley value based on sampling, 2009). Each order is also taken backwards, which
 * cancels much of the spread (antithetic sampling: Mitchell, Cooper, Frank and Holmes, Sampling permutations for Shapley
 * value estimation, 2022). What all features add in one order sums to the whole difference, and so do the averages. The
 * pairs are independent: the standard error is that of their mean.
 */
final class SampledAttribution extends Attribution {

    /** Most evaluations of a row that has room for {@value #LEAST_PAIRS} pairs of orders in them. */
    private static final int EVALUATIONS = 20_000;

    private static final int LEAST_PAIRS = 10;

    /** The row itself, and the row of baselines. */
    private static final int ENDS = 2;

    /** For each pair, the place of each feature in the order that is taken forwards, from 0. */
    private final int[][] places;

    SampledAttribution(double[] row, double[] baseline, int[] moved, RandomGenerator random) {
        super(row, baseline, moved, ENDS + pairs(moved.length) * pair(moved.length));
        this.places = new int[pairs(moved.length)][];
        for (int i = 0; i < places.length; i++) {
            places[i] = shuffled(moved.length, random);
        }
    }

    /** Most evaluations that a row takes, should all its features differ from their baselines. */
    static int evaluations(int features) {
        return Math.max(EVALUATIONS, ENDS + LEAST_PAIRS * pair(features));
    }

    private static int pairs(int players) {
        return Math.max(LEAST_PAIRS, (EVALUATIONS - ENDS) / pair(players));
    }

    /** Evaluations of two orders, but for their ends. */
    private static int pair(int players) {
        return 2 * (players - 1);
    }

    private static int[] shuffled(int players, RandomGenerator random) {
        int[] order = new int[players];
        for (int i = 0; i < players; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }

    @Override
    boolean joins(int evaluation, int player) {
        if (evaluation < ENDS) {
            return evaluation == 0;
        }
        int walk = (evaluation - ENDS) / (players() - 1);
        int joined = (evaluation - ENDS) % (players() - 1) + 1;
        return place(walk, player) < joined;
    }

    /** Orders 2p and 2p + 1 are pair p, forwards and backwards. */
    private int place(int walk, int player) {
        int place = places[walk / 2][player];
        return walk % 2 == 0 ? place : players() - 1 - place;
    }

    @Override
    int nobody() {
        return 1;
    }

    @Override
    double contribution(int player) {
        double sum = 0;
        for (int pair = 0; pair < places.length; pair++) {
            sum += added(pair, player);
        }
        return sum / places.length;
    }

    @Override
    Optional<Double> standardError(int player) {
        double mean = contribution(player);
        double squares = 0;
        for (int pair = 0; pair < places.length; pair++) {
            double away = added(pair, player) - mean;
            squares += away * away;
        }
        return Optional.of(Math.sqrt(squares / (places.length - 1) / places.length));
    }

    /** The mean of what a feature adds in both orders of a pair. */
    private double added(int pair, int player) {
        return (addedIn(2 * pair, player) + addedIn(2 * pair + 1, player)) / 2;
    }

    private double addedIn(int walk, int player) {
        int place = place(walk, player);
        return saidAfter(walk, place + 1) - saidAfter(walk, place);
    }

    private double saidAfter(int walk, int joined) {
        if (joined == players()) {
            return said(0);
        }
        return said(joined == 0 ? nobody() : ENDS + walk * (players() - 1) + joined - 1);
    }
}
