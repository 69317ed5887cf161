package dev.attest.prediction.tribuo;

import dev.attest.prediction.Rows;
import dev.attest.prediction.Scores;
import org.tribuo.Dataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.classification.ensemble.AdaBoostTrainer;
import org.tribuo.classification.ensemble.FullyWeightedVotingCombiner;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.ensemble.WeightedEnsembleModel;

/** Learns ensembles of decision trees. */
final class Trees {

    private static final int FOREST = 100;
    private static final int DEEPEST = 12;
    /** Rows below which a forest's node is not split: 2, but more in large tables, or files would grow with them. */
    private static final int ROWS_A_NODE = 1_000;

    private static final int ROUNDS = 50;
    private static final int SHALLOW = 3;
    /** Boosting gives all rows together the weight 1, so this share of it is what the smallest node has. */
    private static final float LEAST_WEIGHT = 1e-4f;

    private Trees() {}

    /**
     * Breiman's random forest (Machine Learning 45, 2001): each of 100 trees sees a bootstrap sample and at each split a
     * square root of the columns; probabilities are the mean of the leaves'.
     */
    static Learnt forest(Part part, long seed) {
        return learn(part, seed, Trees::growForest);
    }

    /**
     * Boosting by SAMME (Zhu, Zou, Rosset and Hastie, Statistics and Its Interface 2, 2009): 50 trees of depth 3, each on
     * rows weighted by the mistakes so far; a probability is the share of the weighted votes.
     */
    static Learnt boosted(Part part, long seed) {
        return learn(part, seed, Trees::boost);
    }

    private interface Growing {
        WeightedEnsembleModel<Label> grow(Dataset<Label> data, long seed);
    }

    private static Learnt learn(Part part, long seed, Growing growing) {
        var columns = new Columns(part.features());
        Bins bins = Bins.of(part.rows(), columns);
        Dataset<Label> data = Datasets.of(part, columns, (row, into) -> {
            for (int column = 0; column < into.length; column++) {
                into[column] = bins.bin(column, columns.value(part.rows(), row, column));
            }
        });
        byte[] file = new TreesFile(columns, bins).bytes(growing.grow(data, seed));
        return new Grown(new TreesReader(columns, part.labels()).read(file), file);
    }

    private static WeightedEnsembleModel<Label> growForest(Dataset<Label> data, long seed) {
        int columns = data.getFeatureIDMap().size();
        // Tribuo refuses a forest that looks at all columns, even where there is only one; it rounds the number itself.
        float share = columns == 1 ? .99f : (float) (Math.sqrt(columns) / columns);
        float fewest = Math.max(2, data.size() / ROWS_A_NODE);
        var tree = new CARTClassificationTrainer(DEEPEST, fewest, 0, share, new GiniIndex(), seed);
        return (WeightedEnsembleModel<Label>)
                new RandomForestTrainer<>(tree, new FullyWeightedVotingCombiner(), FOREST, seed).train(data);
    }

    private static WeightedEnsembleModel<Label> boost(Dataset<Label> data, long seed) {
        var tree = new CARTClassificationTrainer(SHALLOW, LEAST_WEIGHT, 0, 1, new GiniIndex(), seed);
        return new AdaBoostTrainer(tree, ROUNDS, seed).train(data);
    }

    private record Grown(Forest forest, byte[] file) implements Learnt {

        @Override
        public Scores score(Rows rows) {
            return forest.score(rows);
        }
    }
}
