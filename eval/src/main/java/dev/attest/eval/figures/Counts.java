package dev.attest.eval.figures;

import dev.attest.eval.Score;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of a metric over some samples.
 *
 * @param reason the commonest for what is unmeasured, the first of them where several are; null when nothing is
 */
record Counts(
        int measured,
        int unmeasured,
        int notApplicable,
        @Nullable String reason) {

    static Counts of(List<Score> scores) {
        return new Counts(
                count(scores, Score.Measured.class),
                count(scores, Score.Unmeasured.class),
                count(scores, Score.NotApplicable.class),
                commonest(scores));
    }

    private static int count(List<Score> scores, Class<? extends Score> state) {
        return (int) scores.stream().filter(state::isInstance).count();
    }

    private static @Nullable String commonest(List<Score> scores) {
        Map<String, Long> reasons = scores.stream()
                .filter(Score.Unmeasured.class::isInstance)
                .map(score -> ((Score.Unmeasured) score).reason())
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
        return reasons.entrySet().stream()
                .reduce((most, next) -> next.getValue() > most.getValue() ? next : most)
                .map(Map.Entry::getKey)
                .orElse(null);
    }
}
