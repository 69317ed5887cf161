package dev.attest.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Splits items into five folds, those of one group into the same one, so that nothing is judged by what learned from its own source. */
public final class CrossValidation {

    private static final int FOLDS = 5;
    private static final long SEED = 7;

    private CrossValidation() {}

    /**
     * What each item gets from a model that was fitted on the other folds, in the items' order.
     *
     * @param group names an item's source
     * @param fit a model from items; gives the result of an item it has not seen
     * @throws UnusableData when all items share one group
     */
    public static <T, R> List<R> outOfFold(
            List<T> items, Function<T, String> group, Function<List<T>, Function<T, R>> fit) {
        List<String> groups = items.stream().map(group).toList();
        List<Integer> folds = folds(groups);
        Map<Integer, R> results = new TreeMap<>();
        for (int fold : new TreeSet<>(folds)) {
            var others = new ArrayList<T>();
            for (int i = 0; i < items.size(); i++) {
                if (folds.get(i) != fold) {
                    others.add(items.get(i));
                }
            }
            Function<T, R> fitted = fit.apply(others);
            for (int i = 0; i < items.size(); i++) {
                if (folds.get(i) == fold) {
                    results.put(i, fitted.apply(items.get(i)));
                }
            }
        }
        return List.copyOf(results.values());
    }

    /** The fold of each item; groups are shuffled, then dealt out. */
    private static List<Integer> folds(List<String> groups) {
        var distinct = new ArrayList<>(new TreeSet<>(groups));
        if (distinct.size() < 2) {
            throw new UnusableData(
                    "Cross-validation needs at least two sources, documents or texts, and the data have one;"
                            + " add some or leave --cross-validate out.");
        }
        Collections.shuffle(distinct, new Random(SEED));
        Map<String, Integer> folds = new HashMap<>();
        distinct.forEach(name -> folds.put(name, folds.size() % FOLDS));
        return groups.stream()
                .map(name -> Objects.requireNonNull(folds.get(name)))
                .toList();
    }
}
