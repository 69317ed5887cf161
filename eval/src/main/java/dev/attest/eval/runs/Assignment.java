package dev.attest.eval.runs;

import dev.attest.eval.Sample;
import dev.attest.eval.reports.JudgeError;
import dev.attest.eval.targets.TargetSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run has to do.
 *
 * @param samples those of the plan, in its order
 * @param judgeError how far to trust the judge; null when it was not calibrated
 */
public record Assignment(
        Plan plan,
        List<Sample> samples,
        TargetSource target,
        ScorerSource scorer,
        Conclusion.Drawing conclusion,
        @Nullable JudgeError judgeError) {

    public Assignment {
        samples = List.copyOf(samples);
        if (!samples.stream().map(Sample::id).toList().equals(plan.samples())) {
            throw new IllegalArgumentException("The samples are those of the plan");
        }
    }
}
