package dev.attest.eval.runs;

import dev.attest.eval.MetricInfo;
import dev.attest.eval.figures.Comparing;
import dev.attest.eval.figures.Figures;
import dev.attest.eval.figures.GateSettings;
import dev.attest.eval.figures.Gates;
import dev.attest.eval.figures.ScoredSample;
import dev.attest.eval.reports.Comparison;
import dev.attest.eval.reports.Figure;
import dev.attest.eval.reports.Gate;
import dev.attest.eval.reports.JudgeError;
import dev.attest.eval.reports.Report;
import java.util.List;
import java.util.Optional;

/** Draws conclusions by the statistics of {@link dev.attest.eval.figures}. */
public final class Conclusions implements Conclusion.Drawing {

    private final Plan plan;
    private final Optional<JudgeError> judgeError;
    private final Optional<Report> baseline;
    private final GateSettings settings;

    /**
     * Conclusions of one run.
     *
     * @throws dev.attest.eval.EvalFailure when the gate guards what the run does not measure
     */
    public Conclusions(Plan plan, Optional<JudgeError> judgeError, Optional<Report> baseline, GateSettings settings) {
        this.plan = plan;
        this.judgeError = judgeError;
        this.baseline = baseline;
        this.settings = settings;
        settings.guarded(plan.metrics());
    }

    @Override
    public Conclusion from(List<ScoredSample> scored) {
        List<MetricInfo> metrics = plan.metrics();
        List<Figure> figures = Figures.of(metrics, scored, plan.seed(), judgeError);
        Optional<Comparison> comparison =
                baseline.flatMap(before -> Comparing.of(before, metrics, scored, plan.judge(), plan.seed()));
        Gate gate = Gates.of(settings, metrics, figures, comparison);
        return new Conclusion(figures, comparison.orElse(null), gate);
    }
}
