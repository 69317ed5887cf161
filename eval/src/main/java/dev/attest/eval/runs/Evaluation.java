package dev.attest.eval.runs;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.Exchange;
import dev.attest.eval.Reply;
import dev.attest.eval.Sample;
import dev.attest.eval.Score;
import dev.attest.eval.Target;
import dev.attest.eval.figures.ScoredSample;
import dev.attest.eval.reports.Report;
import dev.attest.eval.reports.SelfTest;
import dev.attest.eval.runs.Progress.Stage;
import dev.attest.eval.targets.TargetSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Carries a run out: asks, scores, draws conclusions, writes. Whatever is done for a sample is kept at once, so that the same
 * run, started again after it was broken off, does only what is left, and its report is that of a run that was not. A
 * sample whose question failed is asked again then. One bad sample never ends a run.
 */
public final class Evaluation {

    private final Assignment assignment;
    private final Runs runs;
    private final Reporting reporting;
    private final Parallel parallel;
    private final Clock clock;
    private final Progress progress;

    /**
     * A run to be carried out.
     *
     * @param parallel how many samples at a time
     */
    public Evaluation(
            Assignment assignment, Runs runs, Reporting reporting, Parallel parallel, Clock clock, Progress progress) {
        this.assignment = assignment;
        this.runs = runs;
        this.reporting = reporting;
        this.parallel = parallel;
        this.clock = clock;
        this.progress = progress;
    }

    /** How many samples are asked, and how many scored, at a time: at least 1. */
    public record Parallel(int asking, int scoring) {

        public Parallel {
            if (asking < 1 || scoring < 1) {
                throw new EvalFailure("at least one sample is worked on at a time.");
            }
        }
    }

    /** Writes a report's files into the run's folder; done again when it is broken off. */
    @FunctionalInterface
    public interface Reporting {

        void write(Report report, Path folder);
    }

    /** A finished run. */
    public record Finished(Report report, Path folder) {}

    /**
     * Runs it.
     *
     * @param fresh begin anew, even when a run of the same plan was broken off
     * @throws EvalFailure when it cannot go on; the same run can be gone on with later
     */
    public Finished run(boolean fresh) {
        try (RunFolder folder = runs.open(assignment.plan(), fresh, clock);
                ScorerSource.Open scorer = assignment.scorer().open(folder.path())) {
            tellWhatIsThere(folder);
            List<Exchange> answered = answered(folder);
            List<ScoredSample> scored = scored(folder, answered, scorer.scorer());
            Conclusion conclusion = assignment.conclusion().from(scored);
            List<SelfTest> tests = tested(scorer.selfTests());
            List<Report.Past> history = runs.history(assignment.plan());
            Report report =
                    new RunAssembly(assignment, scored).report(folder, clock.instant(), conclusion, tests, history);
            reporting.write(report, folder.path());
            folder.finish(clock.instant());
            return new Finished(report, folder.path());
        }
    }

    private void tellWhatIsThere(RunFolder folder) {
        if (folder.resumed() > 0) {
            List<Sample> samples = assignment.samples();
            progress.note("going on with %s: %d of %d samples are answered, %d scored."
                    .formatted(
                            folder.path(),
                            samples.stream()
                                    .filter(sample -> isAnswered(folder, sample))
                                    .count(),
                            samples.size(),
                            samples.stream()
                                    .filter(sample -> isScored(folder, sample))
                                    .count()));
        }
    }

    private List<Exchange> answered(RunFolder folder) {
        List<Sample> samples = assignment.samples();
        List<Sample> left =
                samples.stream().filter(sample -> !isAnswered(folder, sample)).toList();
        var work = new Work(progress, Stage.ANSWERING, samples.size() - left.size(), samples.size());
        if (left.isEmpty()) {
            work.on(left, parallel.asking(), sample -> {});
        } else {
            try (TargetSource.Open open = assignment.target().opening().open(left, folder.path())) {
                work.on(left, parallel.asking(), sample -> folder.replies().add(ask(open.target(), sample)));
            }
        }
        return samples.stream()
                .map(sample ->
                        new Exchange(sample, folder.replies().of(sample.id()).orElseThrow()))
                .toList();
    }

    private static boolean isAnswered(RunFolder folder, Sample sample) {
        return folder.replies()
                .of(sample.id())
                .filter(reply -> reply.status() != Reply.Status.FAILED)
                .isPresent();
    }

    private static boolean isScored(RunFolder folder, Sample sample) {
        Optional<Reply> reply = folder.replies().of(sample.id()).filter(kept -> kept.status() != Reply.Status.FAILED);
        return reply.isPresent()
                && folder.scores()
                        .of(sample.id())
                        .filter(scores -> scores.isOf(reply.get()))
                        .isPresent();
    }

    private static Reply ask(Target target, Sample sample) {
        try {
            return target.ask(sample);
        } catch (EvalFailure e) {
            throw e;
        } catch (RuntimeException e) {
            return Reply.failed(sample.id(), 0, "Asking went wrong: " + e);
        }
    }

    private List<ScoredSample> scored(RunFolder folder, List<Exchange> answered, Scorer scorer) {
        List<Exchange> left = answered.stream()
                .filter(exchange -> !isScored(folder, exchange.sample()))
                .toList();
        new Work(progress, Stage.SCORING, answered.size() - left.size(), answered.size())
                .on(
                        left,
                        parallel.scoring(),
                        exchange -> folder.scores().add(SampleScores.of(score(scorer, exchange))));
        return answered.stream()
                .map(exchange ->
                        folder.scores().of(exchange.sample().id()).orElseThrow().of(exchange))
                .toList();
    }

    private ScoredSample score(Scorer scorer, Exchange exchange) {
        try {
            return scorer.score(exchange);
        } catch (EvalFailure e) {
            throw e;
        } catch (RuntimeException e) {
            Map<String, Score> scores = new LinkedHashMap<>();
            assignment
                    .plan()
                    .metrics()
                    .forEach(metric -> scores.put(metric.name(), Score.unmeasured("Scoring went wrong: " + e)));
            return new ScoredSample(exchange, scores, Map.of());
        }
    }

    private List<SelfTest> tested(SelfTesting selfTests) {
        if (selfTests.cases() == 0) {
            return List.of();
        }
        AtomicInteger done = new AtomicInteger();
        progress.at(Stage.TESTING, 0, selfTests.cases());
        return selfTests.run(() -> progress.at(Stage.TESTING, done.incrementAndGet(), selfTests.cases()));
    }
}
