package dev.attest.eval.reports;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.ClaimVerdict.Label;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.MetricInfo.Aggregate;
import dev.attest.eval.Reply;
import dev.attest.eval.Sample;
import dev.attest.eval.Score;
import dev.attest.eval.reports.JudgeError.Interval;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reports, made up. */
public final class SampleReports {

    static final Instant STARTED = Instant.parse("2026-03-01T02:00:00Z");

    private SampleReports() {}

    /** As large as a nightly one: 220 samples, eight runs before, a baseline, a failed gate. */
    public static Report large() {
        return new LargeReport(7, true).report();
    }

    /** The same with none of its samples frozen, so that all are listed. */
    public static Report open() {
        return new LargeReport(7, false).report();
    }

    /** Four metrics, three samples, a failed gate, a baseline. */
    public static Report small() {
        return new Report(
                Report.VERSION,
                run(3, 1, false),
                List.of(
                        SampleMetrics.CORRECTNESS,
                        SampleMetrics.GROUNDEDNESS,
                        SampleMetrics.BIAS,
                        SampleMetrics.LATENCY),
                List.of(
                        figure(SampleMetrics.CORRECTNESS, Figure.ALL, 0.5, 0.25, 0.75),
                        figure(SampleMetrics.CORRECTNESS, "tag:ta|ble", 0.25, 0.125, 0.5),
                        figure(SampleMetrics.GROUNDEDNESS, Figure.ALL, 0.875, 0.75, 1.0),
                        unmeasured(SampleMetrics.BIAS),
                        figure(SampleMetrics.LATENCY, Figure.ALL, 1240, 980, 1500)),
                List.of(answered("a", "How deep?"), failed("b"), frozen("c")),
                new Comparison(
                        "2026-02-28",
                        STARTED.minusSeconds(86_400),
                        List.of(line(SampleMetrics.CORRECTNESS, 0.75, 0.5, Comparison.Change.WORSE)),
                        List.of(new Comparison.Changed("a", "correctness_f1", 1.0, 0.5))),
                new Gate(List.of(
                        new Gate.Rule("groundedness", "coverage", 0.8, true, "100 % of the samples were measured."),
                        new Gate.Rule("correctness_f1", "drop", 0.02, false, "It fell by 0.250, more than 0.020."))),
                calibration(),
                List.of(new SelfTest(
                        "order-swapped", "Texts change places.", 9, 1, 0, 0.9, 0.6, 0.98, List.of("pair 4"))),
                List.of());
    }

    /** Nothing but a run that was resumed: no judge error, no baseline, no history, no rules. */
    public static Report bare() {
        return new Report(
                Report.VERSION,
                run(1, 0, true),
                List.of(SampleMetrics.BIAS),
                List.of(unmeasured(SampleMetrics.BIAS)),
                List.of(failed("b")),
                null,
                new Gate(List.of()),
                null,
                List.of(),
                List.of());
    }

    /** The small one with texts in every place a stranger can write to. */
    public static Report hostile(String text) {
        Report small = small();
        Sample sample = new Sample(
                "x " + text,
                text,
                text,
                List.of(new Sample.Gold(text, text)),
                List.of(),
                Sample.Status.ANSWERED,
                List.of(text),
                text,
                false);
        Reply reply = new Reply(
                sample.id(),
                Reply.Status.ANSWERED,
                text + " [1] [2]",
                List.of(new Reply.Sentence(text, List.of(1), 0.5)),
                List.of(new Reply.Citation(1, text, text)),
                List.of(new Reply.Passage(text, text)),
                null,
                null,
                12,
                text,
                null);
        return new Report(
                small.version(),
                run(text),
                small.metrics(),
                small.figures(),
                List.of(new SampleResult(
                        sample.id(), text, List.of(text), false, reply.status(), hostileScores(text), sample, reply)),
                small.comparison(),
                new Gate(List.of(new Gate.Rule("bias", "drop", 0.02, false, text))),
                small.judge(),
                List.of(new SelfTest(text, text, 0, 1, 0, 0.0, 0.0, 0.8, List.of(text))),
                small.history());
    }

    private static Map<String, Score> hostileScores(String text) {
        return Map.of(
                "correctness_f1",
                new Score.Measured(0.5, text, List.of(new ClaimVerdict(text, Label.NOT_FOUND, 0.2, text, 0.66))),
                "groundedness",
                Score.unmeasured(text),
                "bias",
                Score.notApplicable(text));
    }

    static JudgeError calibration() {
        return new JudgeError(
                "local-2",
                "human-claims",
                "f00d",
                "claims",
                false,
                400,
                6,
                168,
                31,
                151,
                44,
                new Interval(0.811, 0.772, 0.848),
                new Interval(0.622, 0.541, 0.697),
                new Interval(0.884, 0.851, 0.915),
                new Interval(0.792, 0.735, 0.844),
                new Interval(0.830, 0.772, 0.879),
                new Interval(0.61, 0.55, 0.68));
    }

    static Figure figure(MetricInfo metric, String slice, double value, double low, double high) {
        List<Figure.Trivial> trivial = metric.judged() && slice.equals(Figure.ALL)
                ? List.of(new Figure.Trivial("always-supported", 1.0), new Figure.Trivial("length-only", null))
                : List.of();
        return new Figure(
                metric.name(),
                metric.aggregates().get(0),
                slice,
                value,
                low,
                high,
                Figure.Unit.SOURCE,
                2,
                1,
                0,
                "timed out",
                trivial,
                null);
    }

    static Figure unmeasured(MetricInfo metric) {
        return new Figure(
                metric.name(),
                Aggregate.MEAN,
                Figure.ALL,
                null,
                null,
                null,
                null,
                0,
                3,
                0,
                "The local judge rates no bias; choose --judge llm.",
                List.of(),
                null);
    }

    static Comparison.Line line(MetricInfo metric, double before, double after, Comparison.Change change) {
        double difference = after - before;
        return new Comparison.Line(
                metric.name(),
                metric.aggregates().get(0),
                before,
                after,
                difference,
                difference - 0.125,
                difference + 0.125,
                "bootstrap",
                0.01,
                0.03,
                2,
                change);
    }

    private static Report.Run run(int samples, int frozen, boolean resumed) {
        return new Report.Run(
                "2026-03-01-nightly",
                "samples",
                "0123456789abcdef",
                samples,
                frozen,
                "attest http://127.0.0.1:8080",
                List.of("extractive"),
                "local-2",
                STARTED,
                STARTED.plusSeconds(95),
                resumed ? 1 : 0,
                42,
                resumed);
    }

    private static Report.Run run(String text) {
        return new Report.Run(text, text, text, 1, 0, text, List.of(text), text, STARTED, STARTED, 0, 42, false);
    }

    static SampleResult answered(String id, String question) {
        Sample sample = new Sample(
                id,
                question,
                "6,000 m",
                List.of(new Sample.Gold("sheet.pdf", "rated to 6,000 m")),
                List.of(),
                Sample.Status.ANSWERED,
                List.of("ta|ble"),
                null,
                false);
        Reply reply = new Reply(
                id,
                Reply.Status.ANSWERED,
                "It is rated to 6,000 m [1].",
                List.of(new Reply.Sentence("It is rated to 6,000 m [1].", List.of(1), 0.97)),
                List.of(new Reply.Citation(1, "sheet.pdf", "rated to 6,000 m")),
                List.of(new Reply.Passage("sheet.pdf", "The housing is rated to 6,000 m.")),
                new Reply.Usage(420, 12),
                80.5,
                1240,
                "extractive",
                null);
        Score verdicts = Score.of(1, List.of(new ClaimVerdict("It is rated to 6,000 m", Label.SUPPORTED, 0.97, "", 1)));
        return result(sample, reply, Map.of("correctness_f1", Score.of(0.5, "one of two"), "groundedness", verdicts));
    }

    private static SampleResult failed(String id) {
        Sample sample = new Sample(
                id, "Who?", "", List.of(), List.of(), Sample.Status.ABSTAINED, List.of("ta|ble"), null, false);
        return result(
                sample, Reply.failed(id, 30_000, "timed out"), Map.of("correctness_f1", Score.unmeasured("timed out")));
    }

    private static SampleResult frozen(String id) {
        return new SampleResult(
                id, "sheet.pdf", List.of(), true, Reply.Status.ANSWERED, Map.of("bias", Score.of(1)), null, null);
    }

    static SampleResult result(Sample sample, @Nullable Reply reply, Map<String, Score> scores) {
        return new SampleResult(
                sample.id(),
                sample.source(),
                sample.tags(),
                sample.frozen(),
                reply == null ? Reply.Status.ANSWERED : reply.status(),
                scores,
                sample,
                reply);
    }
}
