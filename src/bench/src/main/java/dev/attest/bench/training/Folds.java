package dev.attest.bench.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Deals examples out to folds, whole groups at a time. */
final class Folds {

    private Folds() {}

    /**
     * The fold of each example, from 0.
     *
     * @param groups a number for each example; the same for those that stay together
     */
    static int[] of(int[] groups, int folds, long seed) {
        List<Integer> distinct =
                new ArrayList<>(Arrays.stream(groups).distinct().boxed().toList());
        Collections.shuffle(distinct, new Random(seed));
        Map<Integer, Integer> fold = new HashMap<>();
        for (int i = 0; i < distinct.size(); i++) {
            fold.put(distinct.get(i), i % folds);
        }
        return Arrays.stream(groups).map(group -> fold.getOrDefault(group, 0)).toArray();
    }
}
