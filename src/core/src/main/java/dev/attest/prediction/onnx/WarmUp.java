package dev.attest.prediction.onnx;

import ai.onnxruntime.OrtException;
import dev.attest.prediction.ModelBroken;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.Rows;

/**
 * Runs a new model until it is as fast as it gets, and finds out how many rows it predicts in less than {@value #SHORT_NANOS}
 * ns: so long may a thread be held that serves many requests.
 */
final class WarmUp {

    private static final long SHORT_NANOS = 100_000;
    private static final long LONGEST_NANOS = 50_000_000;
    private static final int RUNS = 1_000;
    private static final int MANY = 256;

    private final Graph graph;
    private final ModelCard card;

    WarmUp(Graph graph, ModelCard card) {
        this.graph = graph;
        this.card = card;
    }

    /**
     * How many rows are predicted in so short a time; 0 when not even one is.
     *
     * @throws ModelBroken when the model cannot predict from what its card says it can
     */
    int shortRun() throws OrtException {
        check(Probes.of(card));
        long many = nanos(Probes.baseline(card, MANY));
        long one = nanos(Probes.baseline(card, 1));
        if (one >= SHORT_NANOS) {
            return 0;
        }
        double each = Math.max(1, (many - one) / (MANY - 1.0));
        return (int) Math.min(OnnxPredictor.MOST_AT_ONCE, 1 + (SHORT_NANOS - one) / each);
    }

    private void check(Rows rows) throws OrtException {
        int labels = card.labels().size();
        if (!graph.run(rows, 0, rows.count(), new float[rows.count() * labels])) {
            throw new ModelBroken("The file gives values that are no numbers for the middle or the ends of its ranges");
        }
    }

    /** The time of the fastest run: the others were not compiled yet, or waited for a processor. */
    private long nanos(Rows rows) throws OrtException {
        float[] probabilities = new float[rows.count() * card.labels().size()];
        long began = System.nanoTime();
        long fastest = Long.MAX_VALUE;
        long last = began;
        for (int runs = 0; runs < RUNS && last - began < LONGEST_NANOS; runs++) {
            graph.run(rows, 0, rows.count(), probabilities);
            long now = System.nanoTime();
            fastest = Math.min(fastest, now - last);
            last = now;
        }
        return fastest;
    }
}
