package dev.attest.watching;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One predicted row as the log kept it.
 *
 * @param by name of whoever asked, in its tenant
 * @param took in the model, with the wait for a free core, for the whole call
 * @param rows of the whole call
 * @param inputs by feature, in the order of the model's card: a {@link Double}, or the name of a category
 * @param probabilities by label, in the order of the card
 * @param outcome what turned out to be true; empty until somebody says so
 */
public record LoggedPrediction(
        PredictionId id,
        String by,
        String model,
        String version,
        Instant at,
        Duration took,
        int rows,
        Map<String, Object> inputs,
        String label,
        Map<String, Double> probabilities,
        Optional<Outcome> outcome) {

    public LoggedPrediction {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
    }

    /**
     * What turned out to be true.
     *
     * @param by name of whoever said so
     */
    public record Outcome(String label, String by, Instant at) {}
}
