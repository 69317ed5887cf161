package dev.attest.judging;

import dev.attest.judging.Verdict.Outcome;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The share of an answer's sentences that their citations support. In papers: faithfulness.
 *
 * @param score supported sentences among the measured ones, 0 to 1; empty when none was measured
 * @param uncertain measured, but too close to call
 * @param judge name of the judge
 */
public record Groundedness(
        OptionalDouble score, int supported, int unsupported, int uncertain, int unmeasured, String judge) {

    public static Groundedness of(List<Verdict> verdicts, String judge) {
        int supported = count(verdicts, Outcome.SUPPORTED);
        int unsupported = count(verdicts, Outcome.UNSUPPORTED);
        int uncertain = count(verdicts, Outcome.UNCERTAIN);
        int measured = supported + unsupported + uncertain;
        OptionalDouble score =
                measured == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) supported / measured);
        return new Groundedness(score, supported, unsupported, uncertain, verdicts.size() - measured, judge);
    }

    private static int count(List<Verdict> verdicts, Outcome outcome) {
        return (int) verdicts.stream().filter(verdict -> is(verdict, outcome)).count();
    }

    /** Whether the verdict says that the sentence is supported. */
    public static boolean supports(Verdict verdict) {
        return is(verdict, Outcome.SUPPORTED);
    }

    private static boolean is(Verdict verdict, Outcome outcome) {
        return verdict instanceof Verdict.Measured measured && measured.outcome() == outcome;
    }
}
