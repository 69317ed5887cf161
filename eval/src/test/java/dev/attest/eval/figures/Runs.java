package dev.attest.eval.figures;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.Exchange;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.MetricInfo.Aggregate;
import dev.attest.eval.MetricInfo.Direction;
import dev.attest.eval.Reply;
import dev.attest.eval.Sample;
import dev.attest.eval.Score;
import dev.attest.eval.reports.Gate;
import dev.attest.eval.reports.JudgeError;
import dev.attest.eval.reports.JudgeError.Interval;
import dev.attest.eval.reports.Report;
import dev.attest.eval.reports.SampleResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes runs up. */
final class Runs {

    static final String JUDGE = "local-1";

    static final MetricInfo GROUNDEDNESS =
            metric("groundedness", Direction.HIGHER, "share", true, false, Aggregate.MEAN);
    static final MetricInfo HALLUCINATION =
            metric("hallucination", Direction.LOWER, "share", true, false, Aggregate.MEAN);
    static final MetricInfo ABSTENTION =
            metric("correct_abstention", Direction.HIGHER, "share", false, true, Aggregate.MEAN);
    static final MetricInfo LATENCY =
            metric("latency", Direction.LOWER, "ms", false, false, Aggregate.P50, Aggregate.P95);
    static final MetricInfo TOKENS = metric("tokens", Direction.LOWER, "tokens", false, false, Aggregate.SUM);

    private Runs() {}

    static MetricInfo metric(
            String name, Direction better, String unit, boolean judged, boolean binary, Aggregate... aggregates) {
        return new MetricInfo(name, name, "Of " + name, "nobody", better, unit, judged, binary, List.of(aggregates));
    }

    static Sample sample(String id, String source, boolean frozen, String... tags) {
        return new Sample(
                id,
                "What is " + id + "?",
                "It is " + id,
                List.of(new Sample.Gold(source, "quote")),
                List.of(),
                Sample.Status.ANSWERED,
                List.of(tags),
                null,
                frozen);
    }

    static ScoredSample scored(Sample sample, Map<String, Score> scores) {
        return scored(sample, scores, Map.of());
    }

    static ScoredSample scored(Sample sample, Map<String, Score> scores, Map<String, Map<String, Score>> trivial) {
        return new ScoredSample(new Exchange(sample, reply(sample.id())), scores, trivial);
    }

    private static Reply reply(String id) {
        return new Reply(id, Reply.Status.ANSWERED, "It is so", List.of(), List.of(), null, null, null, 12, null, null);
    }

    /** As many tuned samples, of sources of five samples each, with one metric. */
    static List<ScoredSample> of(MetricInfo metric, int n, IntFunction<Score> score) {
        return IntStream.range(0, n)
                .mapToObj(
                        i -> scored(sample("q-" + i, "source-" + i / 5, false), Map.of(metric.name(), score.apply(i))))
                .toList();
    }

    static Score claims(int supported, int others, boolean grounded) {
        double share = (double) (grounded ? supported : others) / (supported + others);
        return Score.of(share, judged(supported, others));
    }

    static List<ClaimVerdict> judged(int supported, int others) {
        return Stream.concat(
                        IntStream.range(0, supported).mapToObj(i -> verdict(ClaimVerdict.Label.SUPPORTED)),
                        IntStream.range(0, others).mapToObj(i -> verdict(ClaimVerdict.Label.NOT_FOUND)))
                .toList();
    }

    private static ClaimVerdict verdict(ClaimVerdict.Label label) {
        return new ClaimVerdict("claim", label, null, "", 1);
    }

    static Report report(List<MetricInfo> metrics, List<ScoredSample> samples) {
        var run = new Report.Run(
                "before",
                "samples",
                "00",
                samples.size(),
                0,
                "target",
                List.of(),
                JUDGE,
                Instant.EPOCH,
                Instant.EPOCH,
                0,
                1,
                false);
        return new Report(
                Report.VERSION,
                run,
                metrics,
                List.of(),
                samples.stream().map(Runs::result).toList(),
                null,
                new Gate(List.of()),
                null,
                List.of(),
                List.of());
    }

    private static SampleResult result(ScoredSample scored) {
        Sample sample = scored.exchange().sample();
        return new SampleResult(
                sample.id(),
                sample.source(),
                sample.tags(),
                sample.frozen(),
                Reply.Status.ANSWERED,
                scored.scores(),
                sample.frozen() ? null : sample,
                sample.frozen() ? null : scored.exchange().reply());
    }

    /** A judge that calls 90 of 100 supported claims so, and 80 of 100 others not. */
    static JudgeError judge() {
        return judge("claims", new Interval(0.9, 0.84, 0.96), new Interval(0.8, 0.72, 0.88), 100);
    }

    static JudgeError judge(String kind, Interval sensitivity, Interval specificity, int labels) {
        int right = (int) Math.round(sensitivity.value() * labels);
        int rejected = (int) Math.round(specificity.value() * labels);
        return new JudgeError(
                JUDGE,
                "labels",
                "00",
                kind,
                false,
                2 * labels,
                0,
                right,
                labels - rejected,
                rejected,
                labels - right,
                null,
                null,
                null,
                sensitivity,
                specificity,
                null);
    }
}
