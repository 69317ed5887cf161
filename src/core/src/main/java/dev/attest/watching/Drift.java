package dev.attest.watching;

import dev.attest.prediction.ModelCard;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a version's last predictions compare with its training, over all tenants and servers.
 *
 * @param from the beginning of the window
 * @param to its end
 * @param rows predicted in it
 * @param features in the order of the card
 * @param labels how often each was predicted, in the order of the card
 * @param labelShift of the labels predicted, against those predicted where the model was measured
 * @param accuracy by the outcomes told in the window, whenever they were predicted; empty when none was
 */
public record Drift(
        ModelCard card,
        Instant from,
        Instant to,
        long rows,
        List<FeatureShift> features,
        Map<String, Long> labels,
        Shift labelShift,
        Optional<Accuracy> accuracy) {

    public Drift {
        features = List.copyOf(features);
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /** How far one feature has moved. */
    public record FeatureShift(String feature, Shift shift) {}
}
