package dev.attest.eval.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.eval.Exchange;
import dev.attest.eval.Reply;
import dev.attest.eval.Sample;
import dev.attest.eval.Score;
import dev.attest.eval.Target;
import dev.attest.eval.figures.GateSettings;
import dev.attest.eval.figures.ScoredSample;
import dev.attest.eval.reports.Report;
import dev.attest.eval.reports.ReportFiles;
import dev.attest.eval.reports.TerminalTable;
import dev.attest.eval.targets.TargetSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever tunes must not learn from any report what stands in the frozen half, and reasons quote answers and questions. */
class FrozenSamplesTest {

    /** Stands in every text of a frozen sample, its reply and what was said about both. */
    private static final String SECRET = "Zanzibar";

    @TempDir
    Path folder;

    @Test
    void noFormOfAReportQuotesThemInItsReasons() throws IOException {
        saysNothing(mixed(), "busy");
    }

    @Test
    void norWhenOnlyFrozenSamplesHaveNoValue() throws IOException {
        saysNothing(
                Stream.concat(
                                mixed().stream().filter(Sample::frozen),
                                Stream.of(sample("told", false), sample("told-2", false)))
                        .toList(),
                "withheld: the samples without a value are frozen");
    }

    /** Two runs, so that the second one holds the first one's figures. */
    private void saysNothing(List<Sample> samples, String reason) throws IOException {
        run(samples);
        Evaluation.Finished second = run(samples);
        Report report = second.report();
        assertThat(report.history()).hasSize(1);
        assertThat(report.figures().get(0).reason()).isEqualTo(reason);
        assertThat(report.samples().get(0).scores()).containsValue(Score.unmeasured("withheld: the sample is frozen"));
        for (String form : List.of(ReportFiles.JSON, ReportFiles.HTML, ReportFiles.JUNIT, ReportFiles.SUMMARY)) {
            String text = Files.readString(second.folder().resolve(form));
            assertThat(text).as(form).doesNotContainIgnoringCase(SECRET).containsIgnoringCase("length");
        }
        assertThat(String.join("\n", TerminalTable.lines(report))).doesNotContainIgnoringCase(SECRET);
    }

    private static List<Sample> mixed() {
        return List.of(sample("f-1", true), sample("f-2", true), sample("f-3", true), sample("busy", false));
    }

    private static Sample sample(String id, boolean frozen) {
        String text = frozen ? SECRET : "Plain";
        return new Sample(
                id,
                "Where is " + text + "?",
                "In " + text,
                List.of(new Sample.Gold(text + ".md", text)),
                List.of(),
                Sample.Status.ANSWERED,
                List.of(),
                null,
                frozen);
    }

    private Evaluation.Finished run(List<Sample> samples) {
        Target failing = new Target() {
            @Override
            public String name() {
                return "scripted";
            }

            @Override
            public Reply ask(Sample sample) {
                return Reply.failed(sample.id(), 1, "status 500 for " + sample.question());
            }
        };
        TargetSource source = ScriptedRun.source("1", failing);
        Plan plan = ScriptedRun.plan(samples, source);
        var settings = new GateSettings(List.of("length"), 0.02, 0.8);
        var assignment = new Assignment(
                plan,
                samples,
                source,
                ScorerSource.of(FrozenSamplesTest::scored, SelfTesting.none()),
                new Conclusions(plan, Optional.empty(), Optional.empty(), settings),
                null);
        return new Evaluation(
                        assignment,
                        new Runs(folder),
                        FrozenSamplesTest::write,
                        new Evaluation.Parallel(1, 1),
                        ScriptedRun.CLOCK,
                        new ScriptedRun.Heard())
                .run(true);
    }

    private static ScoredSample scored(Exchange exchange) {
        Sample sample = exchange.sample();
        Score score = sample.frozen()
                ? Score.unmeasured("no JSON in “%s”: %s"
                        .formatted(sample.answer(), exchange.reply().failure()))
                : sample.id().equals("busy") ? Score.unmeasured("busy") : Score.of(1);
        return new ScoredSample(exchange, Map.of("length", score), Map.of());
    }

    private static void write(Report report, Path folder) {
        try {
            ReportFiles.write(report, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
