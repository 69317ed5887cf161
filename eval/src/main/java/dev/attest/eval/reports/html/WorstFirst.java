package dev.attest.eval.reports.html;

import dev.attest.eval.MetricInfo;
import dev.attest.eval.Score;
import dev.attest.eval.reports.SampleResult;
import dev.attest.eval.reports.reading.Findings;
import dev.attest.eval.reports.reading.MetricGroup;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The order in which samples are listed: questions that failed; then those answered though they should not be, or not
 * answered though they should; then all others. Among equals by the mean of {@code correctness_f1} and {@code groundedness},
 * lowest first, or of all shares where neither was measured; at last as in the dataset.
 */
final class WorstFirst {

    static final String WORDS =
            "failed questions first, then those answered or declined against expectation, then by the "
                    + "mean of correctness and groundedness, lowest first";

    private final List<MetricInfo> shares;
    private final List<MetricInfo> leading;

    WorstFirst(Findings findings) {
        this.shares = findings.report().metrics().stream()
                .filter(MetricGroup::isShare)
                .toList();
        this.leading = leading(findings);
    }

    /** The metrics that decide first. */
    static List<MetricInfo> leading(Findings findings) {
        return findings.report().metrics().stream()
                .filter(metric -> List.of("correctness_f1", "groundedness").contains(metric.name()))
                .toList();
    }

    /** Places of the samples with texts, in the order in which they are shown. */
    List<Integer> order(List<SampleResult> samples) {
        return IntStream.range(0, samples.size())
                .boxed()
                .filter(place -> samples.get(place).sample() != null)
                .sorted(Comparator.comparing((Integer place) -> Outcome.of(samples.get(place)))
                        .thenComparing(place -> goodness(samples.get(place))))
                .toList();
    }

    private double goodness(SampleResult result) {
        OptionalDouble first = mean(leading, result);
        return first.isPresent() ? first.getAsDouble() : mean(shares, result).orElse(1);
    }

    private static OptionalDouble mean(List<MetricInfo> metrics, SampleResult result) {
        return metrics.stream()
                .filter(metric -> result.scores().get(metric.name()) instanceof Score.Measured)
                .mapToDouble(metric -> Findings.goodness(metric, value(result, metric)))
                .average();
    }

    private static double value(SampleResult result, MetricInfo metric) {
        return result.scores().get(metric.name()) instanceof Score.Measured measured ? measured.value() : 0;
    }
}
