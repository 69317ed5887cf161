package dev.attest.bench.finding;

import dev.attest.bench.Counting;
import dev.attest.bench.finding.RetrievalSet.AskedQuestion;
import dev.attest.bench.measure.Scoreboard;
import dev.attest.statistics.Bootstrap;
import dev.attest.statistics.Ranking;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** How well each question's passages were ranked by one system. */
final class Rankings {

    static final String NDCG = "ndcg@10";
    private static final Map<String, ToDoubleFunction<Ranking>> MEASURES = measures();

    private final String system;
    private final List<Ranking> rankings;

    private Rankings(String system, List<Ranking> rankings) {
        this.system = system;
        this.rankings = rankings;
    }

    private static Map<String, ToDoubleFunction<Ranking>> measures() {
        Map<String, ToDoubleFunction<Ranking>> measures = new LinkedHashMap<>();
        measures.put("recall@1", ranking -> ranking.recall(1));
        measures.put("recall@5", ranking -> ranking.recall(5));
        measures.put("recall@10", ranking -> ranking.recall(10));
        measures.put(NDCG, ranking -> ranking.ndcg(10));
        measures.put("mrr@10", ranking -> ranking.reciprocalRank(10));
        return measures;
    }

    /**
     * Asks every question.
     *
     * @param search gives the ids of passages, best first; one that comes twice counts at its best rank
     */
    static Rankings of(String system, RetrievalSet set, Function<String, List<String>> search) {
        var counting = new Counting("asked " + system, set.questions().size());
        return new Rankings(
                system,
                set.questions().stream()
                        .map(question -> ranking(question, search.apply(question.question())))
                        .peek(ranking -> counting.step())
                        .toList());
    }

    /**
     * Of what was found before.
     *
     * @param found the ids for each question, as {@code search} would give them
     */
    static Rankings of(String system, RetrievalSet set, List<List<String>> found) {
        return new Rankings(
                system,
                IntStream.range(0, found.size())
                        .mapToObj(i -> ranking(set.questions().get(i), found.get(i)))
                        .toList());
    }

    private static Ranking ranking(AskedQuestion question, List<String> found) {
        return new Ranking(found, Set.copyOf(question.passages()));
    }

    /** Adds all measures of each set. */
    void addTo(Scoreboard scoreboard, RetrievalSet set) {
        MEASURES.keySet().forEach(measure -> addTo(scoreboard, set, measure));
    }

    /** Adds one of them. */
    void addTo(Scoreboard scoreboard, RetrievalSet set, String measure) {
        ToDoubleFunction<Ranking> of = Objects.requireNonNull(MEASURES.get(measure));
        set.bySet().forEach((name, questions) -> {
            double[] values = Arrays.stream(questions)
                    .mapToObj(rankings::get)
                    .mapToDouble(of)
                    .toArray();
            scoreboard.add(
                    system,
                    name,
                    measure,
                    Bootstrap.overItems(name, values.length).mean(values));
        });
    }
}
