package dev.attest.bench;

import dev.attest.statistics.Folds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Splits items into five folds, those of one group into the same one, so that nothing is judged by what learned from its own source. */
public final class CrossValidation {

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
        return outOfFold(items, folds(groups, new TreeSet<>(groups), SEED), fit);
    }

    /**
     * The same, for groups that have numbers instead of names.
     *
     * @param groups the number of each item's group
     * @param seed deals the groups out, in the order in which they come
     */
    public static <T, R> List<R> outOfFold(
            List<T> items, int[] groups, long seed, Function<List<T>, Function<T, R>> fit) {
        List<Integer> numbers = Arrays.stream(groups).boxed().toList();
        return outOfFold(items, folds(numbers, new LinkedHashSet<>(numbers), seed), fit);
    }

    private static <T, R> List<R> outOfFold(List<T> items, List<Integer> folds, Function<List<T>, Function<T, R>> fit) {
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

    /** The fold of each item; the different groups are shuffled, then dealt out. */
    private static <G> List<Integer> folds(List<G> groups, Set<G> different, long seed) {
        if (different.size() < 2) {
            throw new UnusableData(
                    "Cross-validation needs at least two sources, documents or texts, and the data have one;"
                            + " add some or leave --cross-validate out.");
        }
        return Folds.of(groups, different, seed);
    }
}
