package dev.attest.prediction.tribuo;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Rows sorted by their label, to be divided so that every part has its share of each label. What falls where depends on
 * the seed alone: {@link SplittableRandom} gives the same numbers on every Java.
 */
final class Strata {

    private final List<String> labels;
    private final int rows;
    private final List<int[]> rowsOfLabel;

    /** @param answers of each row, the index of its label */
    Strata(List<String> labels, List<Integer> answers) {
        this.labels = labels;
        this.rows = answers.size();
        this.rowsOfLabel = IntStream.range(0, labels.size())
                .mapToObj(label -> IntStream.range(0, rows)
                        .filter(row -> answers.get(row) == label)
                        .toArray())
                .toList();
    }

    /** @throws TooFewRows when some fold would lack a label */
    void requireAtLeast(int folds) {
        if (labels.size() < 2) {
            throw new TooFewRows("Every row has the label " + labels + ": there is nothing to tell apart");
        }
        for (int label = 0; label < labels.size(); label++) {
            int found = rowsOfLabel.get(label).length;
            if (found < folds) {
                String rescue =
                        found < 2 ? "add rows with it, or leave it out" : "train with " + found + " folds or fewer";
                throw new TooFewRows(
                        "The label '" + labels.get(label) + "' has " + found + (found == 1 ? " row" : " rows")
                                + ", and each of the " + folds + " folds needs one: " + rescue);
            }
        }
    }

    /** The fold of each row, from 0. Folds differ by at most one row in size, and by at most one row of each label. */
    int[] folds(int folds, long seed) {
        var random = new SplittableRandom(seed);
        int[] assigned = new int[rows];
        int next = 0;
        for (int[] members : rowsOfLabel) {
            for (int row : shuffled(members, random)) {
                assigned[row] = next;
                next = (next + 1) % folds;
            }
        }
        return assigned;
    }

    /** Of each label about that share, but never none and never all. */
    boolean[] heldOut(double share, long seed) {
        var random = new SplittableRandom(seed);
        boolean[] held = new boolean[rows];
        for (int[] members : rowsOfLabel) {
            int count = (int) Math.max(1, Math.min(members.length - 1, Math.round(share * members.length)));
            Arrays.stream(shuffled(members, random)).limit(count).forEach(row -> held[row] = true);
        }
        return held;
    }

    /** Fisher and Yates's shuffle, in Durstenfeld's form (Communications of the ACM 7, 1964). */
    private static int[] shuffled(int[] members, SplittableRandom random) {
        int[] mixed = members.clone();
        for (int i = mixed.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int moved = mixed[i];
            mixed[i] = mixed[other];
            mixed[other] = moved;
        }
        return mixed;
    }
}
