package dev.attest.eval.metrics;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.Metric;
import java.util.List;
import java.util.Locale;

/** All metrics there are. */
public final class Metrics {

    /** Names of those that are measured when none are named: all of them, in the order in which reports show them. */
    public static final List<String> DEFAULT = names(all(Prices.NONE));

    private Metrics() {}

    /** Every metric, in the order in which reports show them. */
    public static List<Metric> all(Prices prices) {
        return List.of(
                new Groundedness(),
                new Hallucination(),
                new AnswerRelevancy(),
                new CorrectnessPrecision(),
                new CorrectnessRecall(),
                new CorrectnessF1(),
                new TokenF1(),
                new ExactMatch(),
                new Completeness(),
                new TaskCompletion(),
                new Coherence(),
                new Bias(),
                new Toxicity(),
                new ContextPrecision(),
                new ContextRecall(),
                new RecallAt(5),
                new RecallAt(10),
                new NdcgAt(10),
                new MrrAt(10),
                new CitationPrecision(),
                new CitationRecall(),
                new GoldCited(),
                new CorrectAbstention(),
                new WrongAbstention(),
                new Latency(),
                new FirstToken(),
                new Tokens(),
                new Cost(prices));
    }

    /**
     * The metrics of these names, in their order, each once.
     *
     * @throws EvalFailure for a name that no metric has, with the one that was probably meant, and for no names at all
     */
    public static List<Metric> named(List<String> names, Prices prices) {
        if (names.isEmpty()) {
            throw new EvalFailure("no metric is named; there are " + String.join(", ", DEFAULT) + ".");
        }
        List<Metric> all = all(prices);
        return names.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .distinct()
                .map(name -> named(name, all))
                .toList();
    }

    private static Metric named(String name, List<Metric> all) {
        return all.stream()
                .filter(metric -> metric.info().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new EvalFailure("there is no metric %s; did you mean %s? There are %s."
                        .formatted(name, Spelling.nearest(name, names(all)), String.join(", ", names(all)))));
    }

    private static List<String> names(List<Metric> metrics) {
        return metrics.stream().map(metric -> metric.info().name()).toList();
    }
}
