package dev.attest.prediction;

import java.util.Arrays;
import java.util.List;

/** All that a model is asked for to explain some rows, one row's after another's; used by one subscriber. */
final class Evaluations {

    private final List<Attribution> attributions;

    /** Where each row's begin, and behind them the number of all. */
    private final int[] starts;

    Evaluations(List<Attribution> attributions) {
        this.attributions = attributions;
        this.starts = new int[attributions.size() + 1];
        for (int i = 0; i < attributions.size(); i++) {
            starts[i + 1] = starts[i] + attributions.get(i).evaluations();
        }
    }

    int count() {
        return starts[attributions.size()];
    }

    int width() {
        return attributions.get(0).width();
    }

    Rows rows(int from, int to) {
        double[] values = new double[(to - from) * width()];
        int owner = owner(from);
        for (int evaluation = from; evaluation < to; evaluation++) {
            owner += evaluation == starts[owner + 1] ? 1 : 0;
            attributions.get(owner).put(evaluation - starts[owner], values, (evaluation - from) * width());
        }
        return new Rows(width(), values);
    }

    /** Every row's first evaluation is taken before its others. */
    void take(int from, Scores scores) {
        int owner = owner(from);
        for (int i = 0; i < scores.count(); i++) {
            owner += from + i == starts[owner + 1] ? 1 : 0;
            attributions.get(owner).take(from + i - starts[owner], scores, i);
        }
    }

    /** What is wrong with the rows that are explained, instead of with what the model was asked for on their account. */
    RowsRefused ofRows(int from, RowsRefused refused) {
        return new RowsRefused(
                refused.card(),
                refused.mistakes().stream()
                        .map(mistake -> new RowsRefused.Mistake(
                                owner(from + mistake.row()), mistake.field(), mistake.message()))
                        .distinct()
                        .toList());
    }

    private int owner(int evaluation) {
        int found = Arrays.binarySearch(starts, evaluation);
        return found >= 0 ? found : -found - 2;
    }

    List<Explanation> explanations() {
        return attributions.stream().map(Attribution::explained).toList();
    }
}
