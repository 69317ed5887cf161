package dev.attest.eval.runs;

import dev.attest.eval.Exchange;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.MetricInfo.Aggregate;
import dev.attest.eval.MetricInfo.Direction;
import dev.attest.eval.Reply;
import dev.attest.eval.Sample;
import dev.attest.eval.Sample.Gold;
import dev.attest.eval.Score;
import dev.attest.eval.figures.ScoredSample;
import dev.attest.eval.reports.Figure;
import dev.attest.eval.reports.Gate;
import dev.attest.eval.reports.Report;
import dev.attest.eval.reports.ReportJson;
import dev.attest.eval.targets.TargetSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A run over recorded answers, scored by a script. */
final class ScriptedRun {

    static final MetricInfo LENGTH = new MetricInfo(
            "length",
            "Length",
            "Letters of the answer.",
            "none",
            Direction.LOWER,
            "letters",
            true,
            false,
            List.of(Aggregate.MEAN));

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T06:00:00Z"), ZoneOffset.UTC);

    private ScriptedRun() {}

    /** Every fourth is frozen, every fifth is declined, the seventh has no answer. */
    static List<Sample> samples(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Sample(
                        "s-%02d".formatted(i),
                        "Question %d?".formatted(i),
                        "reference %d".formatted(i),
                        List.of(new Gold("doc-%d.md".formatted(i / 3), "gold of %d".formatted(i))),
                        List.of(),
                        Sample.Status.ANSWERED,
                        List.of("one"),
                        null,
                        i % 4 == 3))
                .toList();
    }

    static Path answers(Path file, List<Sample> samples) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            String id = samples.get(i).id();
            if (i % 5 == 4) {
                lines.add("{\"sampleId\":\"%s\",\"status\":\"abstained\",\"latencyMs\":2}".formatted(id));
            } else if (i != 7) {
                lines.add("{\"sampleId\":\"%s\",\"status\":\"answered\",\"answer\":\"said of %s\",\"latencyMs\":%d.25}"
                        .formatted(id, "x".repeat(i), i + 1));
            }
        }
        try {
            return Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Plan plan(List<Sample> samples, TargetSource target) {
        return new Plan(
                "scripted",
                "0a1b",
                "all",
                samples.stream().map(Sample::id).toList(),
                target.name(),
                target.version(),
                "scripted-1",
                false,
                List.of(LENGTH),
                List.of("longest"),
                null,
                null,
                "USD",
                7);
    }

    static Assignment assignment(List<Sample> samples, TargetSource target, Scorer scorer) {
        return new Assignment(
                plan(samples, target), samples, target, scorer, ScriptedRun::conclude, null, SelfTesting.none());
    }

    static Scorer byLength() {
        return exchange -> scored(exchange);
    }

    static ScoredSample scored(Exchange exchange) {
        Score score = exchange.reply().status() == Reply.Status.FAILED
                ? Score.unmeasured("no reply")
                : Score.of(
                        exchange.reply().answer().length() / 3.0,
                        "counted for " + exchange.sample().question());
        return new ScoredSample(exchange, Map.of("length", score), Map.of("longest", Map.of("length", Score.of(100))));
    }

    private static Conclusion conclude(List<ScoredSample> scored) {
        double[] values = scored.stream()
                .map(one -> one.scores().get("length"))
                .filter(Score.Measured.class::isInstance)
                .mapToDouble(score -> ((Score.Measured) score).value())
                .toArray();
        double mean =
                IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum() / values.length;
        var figure = new Figure(
                "length",
                Aggregate.MEAN,
                Figure.ALL,
                mean,
                mean,
                mean,
                Figure.Unit.SOURCE,
                values.length,
                scored.size() - values.length,
                0,
                null,
                List.of(),
                null);
        return new Conclusion(List.of(figure), null, new Gate(List.of()));
    }

    static void write(Report report, Path folder) {
        try {
            Files.writeString(folder.resolve("report.json"), ReportJson.write(report));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Evaluation.Finished run(Path runs, Assignment assignment, boolean fresh) {
        return evaluation(runs, assignment, new Heard()).run(fresh);
    }

    static Evaluation evaluation(Path runs, Assignment assignment, Progress progress) {
        return new Evaluation(
                assignment, new Runs(runs), ScriptedRun::write, new Evaluation.Parallel(2, 2), CLOCK, progress);
    }

    /** The report but for what tells one run from another. */
    static Report normalised(Report report) {
        Report.Run run = report.run();
        var same = new Report.Run(
                "id",
                run.dataset(),
                run.fingerprint(),
                run.samples(),
                run.frozen(),
                run.target(),
                run.models(),
                run.judge(),
                Instant.EPOCH,
                Instant.EPOCH,
                0,
                run.seed(),
                run.synthetic());
        return new Report(
                report.version(),
                same,
                report.metrics(),
                report.figures(),
                report.samples(),
                report.comparison(),
                report.gate(),
                report.judge(),
                report.selfTests(),
                report.history());
    }

    /** Remembers what it was told. */
    static final class Heard implements Progress {

        final List<String> notes = new ArrayList<>();
        final List<String> steps = new ArrayList<>();

        @Override
        public synchronized void at(Stage stage, int done, int of) {
            steps.add(stage + " " + done + "/" + of);
        }

        @Override
        public synchronized void note(String sentence) {
            notes.add(sentence);
        }
    }

    /** Where a target's answers come from, when a test makes it. */
    static TargetSource source(String version, dev.attest.eval.@Nullable Target target) {
        return new TargetSource("scripted", version, (asked, folder) -> {
            if (target == null) {
                throw new IllegalStateException("Nothing should be asked");
            }
            return new TargetSource.Open(target, () -> {});
        });
    }
}
