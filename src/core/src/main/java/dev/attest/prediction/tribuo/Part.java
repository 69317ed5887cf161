package dev.attest.prediction.tribuo;

import dev.attest.prediction.Examples;
import dev.attest.prediction.Feature;
import dev.attest.prediction.Rows;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Some rows of a table, as learners and measurements take them; the arrays are not to be changed. */
record Part(List<Feature> features, List<String> labels, Rows rows, int[] answers) {

    /** The rows the test holds for, in their order. */
    static Part of(Examples examples, IntPredicate chosen) {
        int[] indexes =
                IntStream.range(0, examples.rows().count()).filter(chosen).toArray();
        int width = examples.rows().width();
        double[] values = new double[indexes.length * width];
        int[] answers = new int[indexes.length];
        for (int i = 0; i < indexes.length; i++) {
            System.arraycopy(examples.rows().values(), indexes[i] * width, values, i * width, width);
            answers[i] = examples.answers().get(indexes[i]);
        }
        return new Part(examples.features(), examples.labels(), new Rows(width, values), answers);
    }
}
