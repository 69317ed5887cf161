package dev.attest.bench.training;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which examples must not be torn apart when some are trained on and others tested: those with a claim, a source or a
 * sentence of a source in common. Sources alone are not enough, as a set may ask the same claim of several.
 */
public final class Groups {

    private static final int TELLING = 50;
    private static final Pattern BREAK = Pattern.compile("(?<=[.!?])\\s+|\\n+");

    private final int[] parents;
    private final Map<String, Integer> first = new HashMap<>();

    private Groups(int examples) {
        parents = new int[examples];
        for (int i = 0; i < examples; i++) {
            parents[i] = i;
        }
    }

    /** A number for each example; the same for those that belong together. */
    public static int[] of(List<Labelled> examples) {
        var groups = new Groups(examples.size());
        for (int i = 0; i < examples.size(); i++) {
            groups.add(i, examples.get(i));
        }
        int[] roots = new int[examples.size()];
        for (int i = 0; i < roots.length; i++) {
            roots[i] = groups.root(i);
        }
        return roots;
    }

    private void add(int index, Labelled example) {
        tie("claim " + example.claim(), index);
        tie("source " + example.source(), index);
        for (String sentence : BREAK.split(example.source(), -1)) {
            String plain = sentence.strip().toLowerCase(Locale.ROOT);
            if (plain.length() > TELLING) {
                tie("sentence " + plain, index);
            }
        }
    }

    private void tie(String key, int index) {
        Integer other = first.putIfAbsent(key, index);
        if (other != null) {
            parents[root(index)] = root(other);
        }
    }

    private int root(int index) {
        int root = index;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]];
            root = parents[root];
        }
        return root;
    }
}
