package dev.attest.prediction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import reactor.core.publisher.Mono;

/** Two labels; the second one's probability is a formula of the row. */
final class FormulaPredictor implements Predictor {

    private final ToDoubleFunction<double[]> formula;

    /** How many rows each call had. */
    final List<Integer> calls = Collections.synchronizedList(new ArrayList<>());

    FormulaPredictor(ToDoubleFunction<double[]> formula) {
        this.formula = formula;
    }

    @Override
    public Signature signature() {
        return Signature.of(
                List.of(new Signature.Tensor("input", Signature.Datatype.FP64, List.of(-1L, -1L))),
                "label",
                "probabilities",
                2);
    }

    @Override
    public Mono<Scores> predict(Rows rows) {
        return Mono.fromCallable(() -> {
            calls.add(rows.count());
            float[] probabilities = new float[2 * rows.count()];
            for (int row = 0; row < rows.count(); row++) {
                double probability = formula.applyAsDouble(
                        Arrays.copyOfRange(rows.values(), row * rows.width(), (row + 1) * rows.width()));
                probabilities[2 * row] = (float) (1 - probability);
                probabilities[2 * row + 1] = (float) probability;
            }
            return new Scores(2, probabilities);
        });
    }

    @Override
    public void close() {}
}
