package dev.attest.prediction.web;

import dev.attest.prediction.ModelCard;
import dev.attest.prediction.ModelStatus;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version of a model, as its card says.
 *
 * @param features in the order in which lists of values are read
 * @param labels in the order of the metrics' confusion
 * @param metrics null when unmeasured
 * @param training null when unknown
 * @param versions all of the model's, newest first
 */
record ModelJson(
        String name,
        String version,
        String description,
        String algorithm,
        String format,
        List<FeatureJson> features,
        List<String> labels,
        @Nullable MetricsJson metrics,
        @Nullable TrainingJson training,
        List<ServedVersionJson> versions) {

    /**
     * How the model did.
     *
     * @param method how that was measured
     * @param values such as {@code accuracy}, 0 to 1, or {@code logLoss}, 0 and up
     * @param confusion how many rows of each label (outer list) were predicted as each label (inner list); empty when
     *     unmeasured
     */
    record MetricsJson(String method, Map<String, Double> values, List<List<Long>> confusion) {

        private static MetricsJson of(ModelCard.Metrics metrics) {
            return new MetricsJson(metrics.method(), metrics.values(), metrics.confusion());
        }
    }

    /**
     * What it was trained from.
     *
     * @param dataHash SHA-256 of the data file
     * @param libraries versions by name
     */
    record TrainingJson(long rows, String dataHash, long seed, Map<String, String> libraries) {

        private static TrainingJson of(ModelCard.Training training) {
            return new TrainingJson(training.rows(), training.dataHash(), training.seed(), training.libraries());
        }
    }

    static ModelJson of(ModelCard card, ModelStatus status, List<ModelStatus> versions) {
        return new ModelJson(
                status.name(),
                status.version(),
                card.description(),
                card.algorithm(),
                card.format(),
                card.features().stream().map(FeatureJson::of).toList(),
                card.labels(),
                card.metrics().map(MetricsJson::of).orElse(null),
                card.training().map(TrainingJson::of).orElse(null),
                versions.stream().map(ServedVersionJson::of).toList());
    }
}
