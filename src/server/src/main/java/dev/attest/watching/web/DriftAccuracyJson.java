package dev.attest.watching.web;

import dev.attest.watching.Accuracy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the model did by the outcomes that were told in the window, whenever they were predicted.
 *
 * @param value from 0 to 1; null when no outcome was told
 * @param low lower end of its 95 % interval (Wilson's)
 * @param high upper end
 * @param correct outcomes that were predicted
 * @param total outcomes
 * @param reason why there is no value; null when there is one
 */
record DriftAccuracyJson(
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high,
        long correct,
        long total,
        @Nullable String reason) {

    static DriftAccuracyJson of(Optional<Accuracy> accuracy) {
        return accuracy.map(known -> new DriftAccuracyJson(
                        known.share(), known.low(), known.high(), known.correct(), known.total(), null))
                .orElse(new DriftAccuracyJson(null, null, null, 0, 0, "No outcome was told in the window"));
    }
}
