package dev.attest.eval;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What a metric is, as its documentation and every report say it.
 *
 * @param name in files, such as {@code context_recall}
 * @param title for people
 * @param definition in one or two sentences, with the formula
 * @param source the paper or standard it comes from
 * @param direction which way is better
 * @param unit {@code share} for values from 0 to 1, else such as {@code ms} or {@code tokens}
 * @param judged whether a judge is asked
 * @param binary whether every value is 0 or 1, so that two runs are compared by who won where
 * @param aggregates how the values of samples become one figure, the main one first
 */
public record MetricInfo(
        String name,
        String title,
        String definition,
        String source,
        Direction direction,
        String unit,
        boolean judged,
        boolean binary,
        List<Aggregate> aggregates) {

    public MetricInfo {
        aggregates = List.copyOf(aggregates);
        if (!name.matches("[a-z0-9_@]+") || aggregates.isEmpty()) {
            throw new IllegalArgumentException("A metric needs a plain name and an aggregate: " + name);
        }
    }

    /** Which way is better. */
    public enum Direction {
        @JsonProperty("higher")
        HIGHER,
        @JsonProperty("lower")
        LOWER
    }

    /** How the values of samples become one figure. */
    public enum Aggregate {
        @JsonProperty("mean")
        MEAN,
        @JsonProperty("p50")
        P50,
        @JsonProperty("p95")
        P95,
        @JsonProperty("sum")
        SUM
    }
}
