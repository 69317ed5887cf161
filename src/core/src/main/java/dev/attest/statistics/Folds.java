package dev.attest.statistics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Deals items out for cross-validation, those of one group into the same fold, so that nothing is judged by what learned from its own source. */
public final class Folds {

    private static final int FOLDS = 5;

    private Folds() {}

    /**
     * The fold of each item, from 0 to 4; fewer groups make fewer folds.
     *
     * @param groups the group of each item
     * @param different the same groups, each once, in the order in which the seed shuffles them
     */
    public static <G> List<Integer> of(List<G> groups, Collection<G> different, long seed) {
        var shuffled = new ArrayList<>(different);
        Collections.shuffle(shuffled, new Random(seed));
        Map<G, Integer> folds = new HashMap<>();
        shuffled.forEach(group -> folds.put(group, folds.size() % FOLDS));
        return groups.stream()
                .map(group -> Objects.requireNonNull(folds.get(group)))
                .toList();
    }
}
