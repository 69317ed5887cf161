package dev.attest.eval.runs;

import dev.attest.eval.Reply;
import dev.attest.eval.Sample;
import dev.attest.eval.Score;
import dev.attest.eval.figures.ScoredSample;
import dev.attest.eval.reports.Report;
import dev.attest.eval.reports.SampleResult;
import dev.attest.eval.reports.SelfTest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Puts a report together. */
final class RunAssembly {

    /** How the model of a scripted stub is named. */
    private static final String SYNTHETIC = "synthetic";

    /** Stands for the reasons of a frozen sample, which may quote what was asked or answered. */
    private static final String WITHHELD = "withheld: the sample is frozen";

    private final Assignment assignment;
    private final List<ScoredSample> scored;

    RunAssembly(Assignment assignment, List<ScoredSample> scored) {
        this.assignment = assignment;
        this.scored = scored;
    }

    Report report(
            RunFolder folder,
            Instant finished,
            Conclusion conclusion,
            List<SelfTest> selfTests,
            List<Report.Past> history) {
        return new Report(
                Report.VERSION,
                run(folder, finished),
                assignment.plan().metrics(),
                conclusion.figures(),
                scored.stream().map(RunAssembly::result).toList(),
                conclusion.comparison(),
                conclusion.gate(),
                assignment.judgeError(),
                selfTests,
                history);
    }

    private Report.Run run(RunFolder folder, Instant finished) {
        Plan plan = assignment.plan();
        List<String> models = models();
        boolean scripted = plan.synthetic() || models.stream().anyMatch(model -> model.startsWith(SYNTHETIC));
        return new Report.Run(
                folder.id(),
                plan.dataset(),
                plan.fingerprint(),
                scored.size(),
                (int) scored.stream()
                        .filter(one -> one.exchange().sample().frozen())
                        .count(),
                plan.target(),
                models,
                plan.judge(),
                folder.started(),
                finished,
                folder.resumed(),
                plan.seed(),
                scripted);
    }

    private List<String> models() {
        return scored.stream()
                .map(one -> one.exchange().reply().model())
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    private static SampleResult result(ScoredSample scored) {
        Sample sample = scored.exchange().sample();
        Reply reply = scored.exchange().reply();
        boolean frozen = sample.frozen();
        return new SampleResult(
                sample.id(),
                sample.source(),
                sample.tags(),
                frozen,
                reply.status(),
                frozen ? withoutTexts(scored.scores()) : scored.scores(),
                frozen ? null : sample,
                frozen ? null : reply);
    }

    /** Values alone: what was said about a frozen sample would tell whoever tunes what stands in it. */
    private static Map<String, Score> withoutTexts(Map<String, Score> scores) {
        Map<String, Score> bare = new LinkedHashMap<>();
        scores.forEach((metric, score) -> bare.put(metric, withoutTexts(score)));
        return bare;
    }

    private static Score withoutTexts(Score score) {
        if (score instanceof Score.Measured measured) {
            return Score.of(measured.value());
        }
        return score instanceof Score.Unmeasured ? Score.unmeasured(WITHHELD) : Score.notApplicable(WITHHELD);
    }
}
