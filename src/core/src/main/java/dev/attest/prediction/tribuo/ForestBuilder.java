package dev.attest.prediction.tribuo;

import dev.attest.prediction.ModelBroken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lays trees flat, node by node, and sees to it that every walk ends at a leaf. */
final class ForestBuilder {

    private final Columns columns;
    private final int labels;
    private final List<Integer> roots = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<double[]> leaves = new ArrayList<>();
    private int treeEnd;

    private record Node(int column, double split, int less, int greater) {}

    ForestBuilder(Columns columns, int labels) {
        this.columns = columns;
        this.labels = labels;
    }

    /** As many nodes follow, the root first. */
    void startTree(int size) {
        if (size == 0) {
            throw new ModelBroken("A tree of the file has no nodes");
        }
        roots.add(nodes.size());
        treeEnd = nodes.size() + size;
    }

    /** @param less and {@code greater}: nodes of the same tree, counted from its root */
    void split(int column, double value, int less, int greater) {
        int root = roots.get(roots.size() - 1);
        if (column < 0 || column >= columns.count() || Double.isNaN(value)) {
            throw new ModelBroken(
                    "A tree of the file splits column " + column + " of " + columns.count() + " at " + value);
        }
        // Tribuo writes a node before those below it, so what points back goes round in a circle.
        for (int next : new int[] {less, greater}) {
            if (next <= nodes.size() - root || next >= treeEnd - root) {
                throw new ModelBroken("A tree of the file goes on to node " + next + ", which does not lie below");
            }
        }
        nodes.add(new Node(column, value, root + less, root + greater));
    }

    void leaf(double[] scores) {
        nodes.add(new Node(Forest.LEAF, 0, leaves.size() * labels, 0));
        leaves.add(scores);
    }

    Forest build() {
        return new Forest(
                columns,
                labels,
                roots.stream().mapToInt(Integer::intValue).toArray(),
                nodes.stream().mapToInt(Node::column).toArray(),
                nodes.stream().mapToDouble(Node::split).toArray(),
                nodes.stream().mapToInt(Node::less).toArray(),
                nodes.stream().mapToInt(Node::greater).toArray(),
                leaves.stream().flatMapToDouble(Arrays::stream).toArray());
    }
}
