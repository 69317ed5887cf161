package dev.attest.eval.cli;

import dev.attest.eval.Dataset;
import dev.attest.eval.EvalFailure;
import dev.attest.eval.Judge;
import dev.attest.eval.Metric;
import dev.attest.eval.Sample;
import dev.attest.eval.judges.OpenJudge;
import dev.attest.eval.judges.TrivialJudges;
import dev.attest.eval.metrics.Metrics;
import dev.attest.eval.metrics.Prices;
import dev.attest.eval.reports.JudgeError;
import dev.attest.eval.reports.Report;
import dev.attest.eval.reports.ReportFiles;
import dev.attest.eval.reports.TerminalTable;
import dev.attest.eval.runs.Assignment;
import dev.attest.eval.runs.Conclusions;
import dev.attest.eval.runs.Evaluation;
import dev.attest.eval.runs.Evaluation.Finished;
import dev.attest.eval.runs.Evaluation.Parallel;
import dev.attest.eval.runs.MetricScorer;
import dev.attest.eval.runs.Plan;
import dev.attest.eval.runs.Progress;
import dev.attest.eval.runs.ScorerSource;
import dev.attest.eval.targets.TargetSource;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks, scores, and reports. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Asks all questions of a dataset, measures the answers, and writes a report.",
        footer = {"", "Exit code: 0 when the gate passed, 1 when it failed, 2 when the run could not go on."})
final class RunDataset implements Callable<Integer> {

    private static final int GATE_FAILED = 1;
    private static final String CALLS = "judge-calls.jsonl";

    @Mixin
    private DatasetOption dataset = new DatasetOption();

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description = "Questions asked at once (default: ${DEFAULT-VALUE}).")
    private int parallel = 2;

    @Option(
            names = "--metrics",
            paramLabel = "METRIC",
            split = ",",
            description = "What is measured (default: everything).")
    private List<String> metrics = new ArrayList<>();

    @Mixin
    private PriceOptions prices = new PriceOptions();

    @Mixin
    private JudgeOptions judge = new JudgeOptions();

    @Mixin
    private TrustOptions trust = new TrustOptions();

    @Mixin
    private RunsOptions runs = new RunsOptions();

    @Mixin
    private BaselineOption baseline = new BaselineOption();

    @Mixin
    private GateOptions gate = new GateOptions();

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the bootstrap (default: ${DEFAULT-VALUE}).")
    private long seed = 7;

    @Mixin
    private ProgressOption progress = new ProgressOption();

    @Override
    public Integer call() throws IOException {
        // UTF-8 whatever the locale: programs read it.
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Progress heard = progress.open(out, System.err);
        Files.createDirectories(runs.folder());
        try (OpenJudge judging = judge.open();
                Progress telling = heard) {
            Finished finished = evaluation(judging, telling).run(runs.fresh());
            telling.close();
            return told(finished, telling, out);
        }
    }

    private Evaluation evaluation(OpenJudge judging, Progress telling) throws IOException {
        Prices known = prices.prices();
        List<Metric> measured = metrics.isEmpty() ? Metrics.all(known) : Metrics.named(metrics, known);
        Dataset all = dataset.read();
        List<Sample> samples = selection.of(all);
        TargetSource source = target.source(seed);
        Plan plan = plan(all, samples, source, judging, measured, known);
        Optional<JudgeError> error = trust.judgeError(judging.judge(), judging.synthetic());
        Optional<Report> before = baseline.among(runs.runs(), plan, System.err);
        var conclusions = new Conclusions(plan, error, before, gate.settings());
        var assignment = new Assignment(
                plan, samples, source, folder -> scoring(judging, measured, folder), conclusions, error.orElse(null));
        return new Evaluation(
                assignment,
                runs.runs(),
                RunDataset::write,
                new Parallel(parallel, judge.parallel()),
                Clock.systemUTC(),
                telling);
    }

    /** By the judge that is open, or by the same one keeping what models say in the run's folder. */
    private ScorerSource.Open scoring(OpenJudge open, List<Metric> measured, Path folder) {
        if (!judge.asksAnew()) {
            return scoring(open.judge(), measured, () -> {});
        }
        try {
            OpenJudge keeping = judge.open(folder.resolve(CALLS));
            return scoring(keeping.judge(), measured, keeping::close);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ScorerSource.Open scoring(Judge by, List<Metric> measured, Runnable closing) {
        return new ScorerSource.Open(
                new MetricScorer(measured, by, TrivialJudges.all()), trust.selfTests(by, judge.parallel()), closing);
    }

    private Plan plan(
            Dataset all,
            List<Sample> samples,
            TargetSource source,
            OpenJudge judging,
            List<Metric> measured,
            Prices known) {
        return new Plan(
                all.name(),
                all.fingerprint(),
                selection.words(),
                samples.stream().map(Sample::id).toList(),
                source.name(),
                source.version(),
                judging.judge().name(),
                judging.synthetic(),
                measured.stream().map(Metric::info).toList(),
                TrivialJudges.all().stream().map(Judge::name).toList(),
                known.inputPerMillion().isPresent()
                        ? Double.valueOf(known.inputPerMillion().getAsDouble())
                        : null,
                known.outputPerMillion().isPresent()
                        ? Double.valueOf(known.outputPerMillion().getAsDouble())
                        : null,
                known.currency(),
                seed);
    }

    private static void write(Report report, Path folder) {
        try {
            ReportFiles.write(report, folder);
        } catch (IOException e) {
            throw new EvalFailure("the report cannot be written into %s: %s.".formatted(folder, e.getMessage()));
        }
    }

    private static int told(Finished finished, Progress telling, PrintStream out) {
        boolean passed = finished.report().gate().passed();
        if (telling instanceof ProgressJson json) {
            json.finished(finished.folder(), passed);
        } else {
            TerminalTable.lines(finished.report()).forEach(out::println);
            out.println(finished.folder().resolve(ReportFiles.HTML));
        }
        return passed ? 0 : GATE_FAILED;
    }
}
