package dev.attest.eval.reports;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.attest.eval.MetricInfo.Aggregate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * This run beside an earlier one, sample by sample.
 *
 * @param baseline id of the earlier run
 * @param lines one for each metric that both runs measured on the same samples, over all samples
 * @param changed samples whose score in a metric differs, of tuned samples only, the worst losses first
 */
public record Comparison(String baseline, Instant started, List<Line> lines, List<Changed> changed) {

    public Comparison {
        lines = List.copyOf(lines);
        changed = List.copyOf(changed);
    }

    /**
     * One metric in both runs.
     *
     * @param before over the pairs
     * @param after over the pairs
     * @param difference after less before
     * @param low lower bound of its 95 % interval, by a paired bootstrap over sources, or over samples where there are
     *     fewer than six sources
     * @param high upper bound
     * @param test how {@code p} came about: {@code bootstrap}, or {@code mcnemar} for binary metrics
     * @param p two-sided
     * @param adjusted {@code p} by Holm's correction over the lines
     * @param pairs samples measured in both runs
     * @param change what follows
     */
    public record Line(
            String metric,
            Aggregate aggregate,
            double before,
            double after,
            double difference,
            double low,
            double high,
            String test,
            double p,
            double adjusted,
            int pairs,
            Change change) {}

    /** What a difference amounts to: a better or worse one is significant after Holm's correction. */
    public enum Change {
        @JsonProperty("better")
        BETTER,
        @JsonProperty("worse")
        WORSE,
        @JsonProperty("same")
        SAME
    }

    /** A sample whose score changed; null where it was not measured. */
    public record Changed(
            String sampleId,
            String metric,
            @Nullable Double before,
            @Nullable Double after) {}
}
