package dev.attest.eval.figures;

import dev.attest.eval.Score;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of a metric over some samples.
 *
 * @param reason the commonest for what is unmeasured, the first of them where several are; null when nothing is. Those of
 *     frozen samples stay unknown: they may quote what was asked or answered.
 */
record Counts(
        int measured,
        int unmeasured,
        int notApplicable,
        @Nullable String reason) {

    /** Stands for the reasons when all that is unmeasured is frozen. */
    static final String WITHHELD = "withheld: the samples without a value are frozen";

    static Counts of(String metric, List<ScoredSample> samples) {
        List<Score> scores = scores(metric, samples.stream());
        List<Score> tuned = scores(
                metric, samples.stream().filter(one -> !one.exchange().sample().frozen()));
        return new Counts(
                count(scores, Score.Measured.class),
                count(scores, Score.Unmeasured.class),
                count(scores, Score.NotApplicable.class),
                count(scores, Score.Unmeasured.class) == 0
                        ? null
                        : commonest(tuned).orElse(WITHHELD));
    }

    private static List<Score> scores(String metric, Stream<ScoredSample> samples) {
        return samples.map(one -> Scores.of(one.scores(), metric)).toList();
    }

    private static int count(List<Score> scores, Class<? extends Score> state) {
        return (int) scores.stream().filter(state::isInstance).count();
    }

    private static Optional<String> commonest(List<Score> scores) {
        Map<String, Long> reasons = scores.stream()
                .filter(Score.Unmeasured.class::isInstance)
                .map(score -> ((Score.Unmeasured) score).reason())
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
        return reasons.entrySet().stream()
                .reduce((most, next) -> next.getValue() > most.getValue() ? next : most)
                .map(Map.Entry::getKey);
    }
}
