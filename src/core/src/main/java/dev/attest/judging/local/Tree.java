package dev.attest.judging.local;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A decision tree of three questions, laid out as a heap: node {@code i} leads to {@code 2i + 1} when the value is at most
 * the threshold, else to {@code 2i + 2}. A node with an infinite threshold asks nothing.
 *
 * @param features asked at each of the 7 inner nodes
 * @param thresholds of those
 * @param leaves what the 8 leaves add to the log odds
 */
public record Tree(List<Feature> features, double[] thresholds, double[] leaves) {

    public static final int INNER = 7;
    public static final int LEAVES = 8;

    public Tree {
        features = List.copyOf(features);
        if (features.size() != INNER || thresholds.length != INNER || leaves.length != LEAVES) {
            throw new IllegalArgumentException("A tree has " + INNER + " inner nodes and " + LEAVES + " leaves");
        }
    }

    /** What it adds to the log odds of support. */
    double value(double[] values) {
        int node = 0;
        while (node < INNER) {
            boolean atMost = values[features.get(node).index()] <= thresholds[node];
            node = 2 * node + (atMost ? 1 : 2);
        }
        return leaves[node - INNER];
    }

    /** In a model file: {@code feature threshold} seven times, then the leaves. */
    String line() {
        var words = new ArrayList<String>();
        for (int i = 0; i < INNER; i++) {
            words.add(features.get(i).key());
            words.add(Numbers.text(thresholds[i]));
        }
        Arrays.stream(leaves).mapToObj(Numbers::text).forEach(words::add);
        return String.join(" ", words);
    }

    static Tree of(String line) {
        String[] words = line.split(" ");
        if (words.length != 2 * INNER + LEAVES) {
            throw new IllegalArgumentException("Not a tree: " + line);
        }
        var features = new ArrayList<Feature>();
        var thresholds = new double[INNER];
        for (int i = 0; i < INNER; i++) {
            features.add(Feature.of(words[2 * i]));
            thresholds[i] = Double.parseDouble(words[2 * i + 1]);
        }
        return new Tree(
                features,
                thresholds,
                Arrays.stream(words)
                        .skip(2 * INNER)
                        .mapToDouble(Double::parseDouble)
                        .toArray());
    }
}
