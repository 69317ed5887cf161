package dev.attest.prediction.tribuo;

import java.util.List;
import java.util.stream.IntStream;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.optimisers.AdaGrad;

/**
 * Multinomial logistic regression without a penalty, learnt by stochastic gradient descent with AdaGrad's step sizes (Duchi,
 * Hazan and Singer, Journal of Machine Learning Research 12, 2011) on standardised numbers.
 */
final class LogisticRegression {

    private static final double LEARNING_RATE = .5;
    private static final double EPSILON = .1;
    private static final int MOST_EPOCHS = 200;
    private static final int FEWEST_EPOCHS = 5;
    /** Rows looked at, all epochs together: a large table needs fewer passes. */
    private static final int STEPS = 1_000_000;

    private LogisticRegression() {}

    static LinearModel learn(Part part, long seed) {
        var columns = new Columns(part.features());
        Scaling scaling = Scaling.of(part.rows(), columns);
        int epochs = Math.max(FEWEST_EPOCHS, Math.min(MOST_EPOCHS, STEPS / part.answers().length));
        LinearSGDModel model = new LinearSGDTrainer(
                        new LogMulticlass(), new AdaGrad(LEARNING_RATE, EPSILON), epochs, -1, 1, seed)
                .train(Datasets.of(part, columns, (row, into) -> scaling.read(part.rows(), row, into)));
        return linear(model, columns, scaling, Columns.labels(part.labels()));
    }

    /** The bias is the weight behind those of the columns. */
    private static LinearModel linear(LinearSGDModel model, Columns columns, Scaling scaling, List<String> labels) {
        DenseMatrix weights = model.getWeightsCopy();
        float[][] byLabel = labels.stream()
                .map(label -> model.getOutputIDInfo().getID(new Label(label)))
                .map(id -> floats(IntStream.rangeClosed(0, columns.count())
                        .mapToDouble(column -> weights.get(id, column))
                        .toArray()))
                .toArray(float[][]::new);
        return new LinearModel(columns, scaling, byLabel);
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
