package dev.attest.eval.reports;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.attest.eval.MetricInfo.Aggregate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One metric over one slice of the samples.
 *
 * @param metric its name
 * @param slice {@code all}, {@code tuned}, {@code frozen}, or {@code tag:} and a tag
 * @param value null when nothing was measured
 * @param low lower bound of the 95 % interval, by a bootstrap over {@code unit}; null with {@code value}
 * @param high upper bound
 * @param unit what was drawn; null with {@code value}, and in reports that do not say
 * @param measured samples with a value
 * @param unmeasured samples that should have one and do not
 * @param notApplicable samples the metric says nothing about
 * @param reason the commonest reason for what is unmeasured, of tuned samples only, since reasons may quote texts; null when
 *     nothing is
 * @param trivial what trivial judges would have given, for judged metrics; else empty
 * @param corrected the rate corrected by the judge's known errors; null without them, and for metrics that are no rate of claims
 */
public record Figure(
        String metric,
        Aggregate aggregate,
        String slice,
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Unit unit,
        int measured,
        int unmeasured,
        int notApplicable,
        @Nullable String reason,
        List<Trivial> trivial,
        @Nullable Corrected corrected) {

    public static final String ALL = "all";
    public static final String TUNED = "tuned";
    public static final String FROZEN = "frozen";
    public static final String TAG = "tag:";

    public Figure {
        trivial = List.copyOf(trivial);
        if ((value == null) != (low == null) || (value == null) != (high == null)) {
            throw new IllegalArgumentException("A value has an interval: " + metric);
        }
        if ((value == null) != (measured == 0)) {
            throw new IllegalArgumentException("A value is over samples: " + metric);
        }
    }

    /** Share of the samples with a value among those that should have one; 1 when none should. */
    public double coverage() {
        return wanted() == 0 ? 1 : (double) measured / wanted();
    }

    /** Samples that should have a value. */
    public int wanted() {
        return measured + unmeasured;
    }

    /** What a bootstrap draws. */
    public enum Unit {
        /** All samples of one source together, so that the interval speaks of other documents. */
        @JsonProperty("source")
        SOURCE,
        /** Single samples, where there are fewer than six sources: the interval speaks of these documents alone. */
        @JsonProperty("sample")
        SAMPLE
    }

    /** What a judge that does not read would have given; value null when it gives none. */
    public record Trivial(String judge, @Nullable Double value) {}

    /**
     * A rate corrected by the judge's measured errors (Rogan and Gladen, Estimating prevalence from the results of a
     * screening test, 1978), with an interval that holds both uncertainties.
     */
    public record Corrected(double value, double low, double high) {}
}
