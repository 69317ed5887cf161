package dev.attest.eval.runs;

import dev.attest.eval.Exchange;
import dev.attest.eval.Judge;
import dev.attest.eval.Metric;
import dev.attest.eval.Score;
import dev.attest.eval.figures.ScoredSample;
import dev.attest.eval.metrics.Scoring;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scores by metrics and a judge, and judged metrics once more by each trivial judge. */
public final class MetricScorer implements Scorer {

    private final List<Metric> metrics;
    private final Judge judge;
    private final List<Judge> trivial;

    public MetricScorer(List<Metric> metrics, Judge judge, List<Judge> trivial) {
        this.metrics = List.copyOf(metrics);
        this.judge = judge;
        this.trivial = List.copyOf(trivial);
    }

    @Override
    public ScoredSample score(Exchange exchange) {
        List<Metric> judged =
                metrics.stream().filter(metric -> metric.info().judged()).toList();
        Map<String, Map<String, Score>> without = new LinkedHashMap<>();
        trivial.forEach(other -> without.put(other.name(), Scoring.score(judged, exchange, other)));
        return new ScoredSample(exchange, Scoring.score(metrics, exchange, judge), without);
    }
}
