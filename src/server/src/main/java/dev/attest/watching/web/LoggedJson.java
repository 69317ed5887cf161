package dev.attest.watching.web;

import dev.attest.watching.LoggedPrediction;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One predicted row as the log kept it.
 *
 * @param by who asked for it
 * @param latencyMs in the model, with the wait for a free core, for all rows of the request
 * @param rows of the request
 * @param inputs a number or a name for each feature
 * @param label the most probable one
 * @param outcome what turned out to be true; null until somebody says so
 */
record LoggedJson(
        String id,
        String model,
        String version,
        String by,
        Instant at,
        double latencyMs,
        int rows,
        Map<String, Object> inputs,
        String label,
        Map<String, Double> probabilities,
        @Nullable OutcomeJson outcome) {

    static LoggedJson of(LoggedPrediction logged) {
        return new LoggedJson(
                logged.id().toString(),
                logged.model(),
                logged.version(),
                logged.by(),
                logged.at(),
                logged.took().toNanos() / 1e6,
                logged.rows(),
                logged.inputs(),
                logged.label(),
                logged.probabilities(),
                logged.outcome()
                        .map(told -> new OutcomeJson(
                                told.label(), told.label().equals(logged.label()), told.by(), told.at()))
                        .orElse(null));
    }

    /**
     * What turned out to be true.
     *
     * @param correct whether it is what was predicted
     * @param by who said so
     */
    record OutcomeJson(String label, boolean correct, String by, Instant at) {}
}
