package dev.attest.eval.runs;

import dev.attest.eval.Exchange;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.MetricInfo.Aggregate;
import dev.attest.eval.MetricInfo.Direction;
import dev.attest.eval.Reply;
import dev.attest.eval.Sample;
import dev.attest.eval.Sample.Gold;
import dev.attest.eval.Score;
import dev.attest.eval.figures.GateSettings;
import dev.attest.eval.figures.ScoredSample;
import dev.attest.eval.reports.Report;
import dev.attest.eval.reports.ReportFiles;
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
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

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

    private static final JsonMapper JSON = new JsonMapper();

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
        Plan plan = plan(samples, target);
        var settings = new GateSettings(List.of("length"), 0.02, 0.8);
        return new Assignment(
                plan,
                samples,
                target,
                ScorerSource.of(scorer, SelfTesting.none()),
                new Conclusions(plan, Optional.empty(), Optional.empty(), settings),
                null);
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

    static void write(Report report, Path folder) {
        try {
            ReportFiles.write(report, folder);
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

    /** What stands in a run's report.json, byte for byte but for what tells one run from another. */
    static String normalised(Evaluation.Finished finished) {
        try {
            String written = Files.readString(finished.folder().resolve(ReportFiles.JSON));
            ObjectNode report = (ObjectNode) JSON.readTree(written);
            ObjectNode run = (ObjectNode) report.get("run");
            List.of("id", "started", "finished").forEach(field -> run.put(field, ""));
            run.put("resumed", 0);
            return report.toPrettyString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
