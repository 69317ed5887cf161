package dev.attest.prediction.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@link PredictionsWriter} writes, for the description of the API.
 *
 * @param predictions of the rows, in order
 */
record PredictionsJson(String model, String version, List<PredictionJson> predictions) {

    /**
     * One row's.
     *
     * @param id names it for outcomes that become known later
     * @param label the most probable one
     * @param probabilities of each label, summing to 1 but for rounding
     * @param explanation null unless asked for
     * @param outOfRange features with a value beyond all met in training
     */
    record PredictionJson(
            String id,
            String label,
            Map<String, Double> probabilities,
            @Nullable ExplanationJson explanation,
            List<String> outOfRange) {}

    /**
     * Shapley values of the probability of the row's label: {@code base} plus all contributions is {@code probability}.
     *
     * @param base the probability for the baseline
     * @param standardErrors of the contributions where they are sampled; null where they are exact
     * @param baseline the values compared with, numbers and names: medians in training, and what was most frequent
     * @param evaluations how many rows the model was asked for
     */
    record ExplanationJson(
            String label,
            double base,
            double probability,
            Map<String, Double> contributions,
            @Nullable Map<String, Double> standardErrors,
            Map<String, Object> baseline,
            long evaluations) {}
}
