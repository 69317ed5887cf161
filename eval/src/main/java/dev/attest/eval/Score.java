package dev.attest.eval;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What a metric says of one exchange. It has a state: what was not measured is neither zero nor gone. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Score.Measured.class, name = "measured"),
    @JsonSubTypes.Type(value = Score.Unmeasured.class, name = "unmeasured"),
    @JsonSubTypes.Type(value = Score.NotApplicable.class, name = "notApplicable")
})
public sealed interface Score {

    /**
     * The metric was measured.
     *
     * @param value in the metric's unit and range
     * @param explanation for people; may be empty
     * @param verdicts on the claims it was measured by; may be empty
     */
    record Measured(double value, String explanation, List<ClaimVerdict> verdicts) implements Score {

        public Measured {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("A measured value is a number, not " + value);
            }
            verdicts = List.copyOf(verdicts);
        }
    }

    /**
     * It should have been measured and was not: there is no reply, the judge could not say, or a setting is missing.
     *
     * @param reason why, and what would help
     */
    record Unmeasured(String reason) implements Score {}

    /**
     * There is nothing to measure, as the correctness of an answer that was rightly not given, or what a target never tells, as
     * passages that it does not report.
     *
     * @param reason why
     */
    record NotApplicable(String reason) implements Score {}

    static Score of(double value) {
        return new Measured(value, "", List.of());
    }

    static Score of(double value, String explanation) {
        return new Measured(value, explanation, List.of());
    }

    static Score of(double value, List<ClaimVerdict> verdicts) {
        return new Measured(value, "", verdicts);
    }

    static Score unmeasured(String reason) {
        return new Unmeasured(reason);
    }

    static Score notApplicable(String reason) {
        return new NotApplicable(reason);
    }
}
