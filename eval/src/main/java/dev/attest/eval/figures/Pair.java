package dev.attest.eval.figures;

import dev.attest.eval.Sample;
import dev.attest.eval.reports.SampleResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A sample in two runs. */
record Pair(SampleResult before, ScoredSample after) {

    /**
     * Those that both runs have, in this run's order. A sample whose question has been changed since is another one; of frozen
     * samples only the id is known.
     */
    static List<Pair> of(List<SampleResult> before, List<ScoredSample> after) {
        Map<String, SampleResult> byId =
                before.stream().collect(Collectors.toMap(SampleResult::id, Function.identity()));
        return after.stream()
                .filter(scored -> byId.containsKey(id(scored)))
                .map(scored -> new Pair(Objects.requireNonNull(byId.get(id(scored))), scored))
                .filter(Pair::isTheSameQuestion)
                .toList();
    }

    private static String id(ScoredSample scored) {
        return scored.exchange().sample().id();
    }

    private boolean isTheSameQuestion() {
        Sample was = before.sample();
        return was == null
                || (was.question().equals(sample().question())
                        && was.answer().equals(sample().answer())
                        && was.gold().equals(sample().gold())
                        && was.expectedStatus() == sample().expectedStatus());
    }

    Sample sample() {
        return after.exchange().sample();
    }

    /** In both runs. */
    boolean isMeasured(String metric) {
        return !Double.isNaN(before(metric)) && !Double.isNaN(after(metric));
    }

    /** NaN unless measured. */
    double before(String metric) {
        return Scores.value(before.scores(), metric);
    }

    /** NaN unless measured. */
    double after(String metric) {
        return Scores.value(after.scores(), metric);
    }
}
