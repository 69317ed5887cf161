package dev.attest.watching.web;

import dev.attest.watching.Drift;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How a version's last predictions compare with its training.
 *
 * @param from the beginning of the window
 * @param to its end
 * @param rows predicted in the window
 * @param features in the order of the model's columns
 * @param labels of the labels predicted
 */
record DriftJson(
        String model,
        String version,
        Instant from,
        Instant to,
        long rows,
        List<FeatureDriftJson> features,
        LabelDriftJson labels,
        DriftAccuracyJson accuracy) {

    static DriftJson of(Drift drift) {
        return new DriftJson(
                drift.card().name(),
                drift.card().version(),
                drift.from(),
                drift.to(),
                drift.rows(),
                drift.features().stream()
                        .map(feature -> new FeatureDriftJson(feature.feature(), DriftShiftJson.of(feature.shift())))
                        .toList(),
                new LabelDriftJson(drift.labels(), DriftShiftJson.of(drift.labelShift())),
                DriftAccuracyJson.of(drift.accuracy()));
    }

    /** How far a feature's values have moved away from the training histogram. */
    record FeatureDriftJson(String name, DriftShiftJson shift) {}

    /**
     * How far the labels predicted have moved away from those predicted where the model was measured.
     *
     * @param counts how often each was predicted in the window
     */
    record LabelDriftJson(Map<String, Long> counts, DriftShiftJson shift) {}
}
