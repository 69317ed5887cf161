package dev.attest.judging;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The share of an answer's sentences that their citations support. In papers: faithfulness.
 *
 * @param score supported sentences among the measured ones, 0 to 1; empty when none was measured
 * @param judge name of the judge
 */
public record Groundedness(OptionalDouble score, int supported, int unsupported, int unmeasured, String judge) {

    /** The least support that counts as supported. */
    public static final double SUPPORTED = 0.5;

    public static Groundedness of(List<Verdict> verdicts, String judge) {
        int supported = (int) verdicts.stream().filter(Groundedness::supports).count();
        int measured = (int)
                verdicts.stream().filter(Verdict.Measured.class::isInstance).count();
        OptionalDouble score =
                measured == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) supported / measured);
        return new Groundedness(score, supported, measured - supported, verdicts.size() - measured, judge);
    }

    /** Whether the verdict says that the sentence is supported. */
    public static boolean supports(Verdict verdict) {
        return verdict instanceof Verdict.Measured measured && measured.support() >= SUPPORTED;
    }
}
