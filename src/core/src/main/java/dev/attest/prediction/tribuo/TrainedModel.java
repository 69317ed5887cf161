package dev.attest.prediction.tribuo;

import dev.attest.prediction.ModelCard;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model that was learnt from all rows, with what its card says of it.
 *
 * @param format {@code onnx} for the linear, {@code tribuo} for trees
 * @param file what the model's file is called, {@code model.onnx} or {@code model.tribuo}
 * @param bytes of that file; not to be changed
 * @param metrics of the algorithm chosen. From repeated cross-validation: {@code accuracy}, {@code accuracyDeviation} (of
 *     the folds, see {@link Candidate}), {@code logLoss} (0 and up), {@code expectedCalibrationError} and
 *     the confusion matrix. From one model that never saw the rows held out: {@code heldOutAccuracy}, {@code heldOutLogLoss}
 *     and {@code heldOutCalibrationError}
 * @param candidates every algorithm tried, in the order of the settings
 * @param libraries that made the model, versions by name
 */
public record TrainedModel(
        Algorithm algorithm,
        String format,
        String file,
        byte[] bytes,
        ModelCard.Metrics metrics,
        List<Candidate> candidates,
        Map<String, String> libraries) {

    public TrainedModel {
        candidates = List.copyOf(candidates);
        libraries = Collections.unmodifiableMap(new TreeMap<>(libraries));
    }
}
