package dev.attest.bench.finding;

import static java.util.stream.Collectors.joining;

import dev.attest.bench.CrossValidation;
import dev.attest.bench.measure.Scoreboard;
import dev.attest.retrieval.Reranking;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What ranks each question's candidates when the weights are chosen on the questions of other documents. */
final class RerankingFolds {

    private static final String SYSTEM = "product-cv";

    private RerankingFolds() {}

    static void add(Scoreboard scoreboard, RetrievalSet set, List<RerankedQuestion> questions) {
        var chosen = new ArrayList<Reranking>();
        List<List<String>> unseen = CrossValidation.outOfFold(questions, RerankedQuestion::document, others -> {
            Reranking weights = RerankingFit.best(others);
            chosen.add(weights);
            return question -> question.ids(weights);
        });
        Rankings.of(SYSTEM, set, unseen).addTo(scoreboard, set);
        scoreboard.note(
                SYSTEM + ": weights of best sentence / words / passage chosen on the other four folds, for the greatest"
                        + " macro ndcg@10: "
                        + chosen.stream().map(RerankingFolds::shown).collect(joining(", ")) + "; shipped are "
                        + shown(Reranking.DEFAULT) + ", chosen on all " + shown(RerankingFit.best(questions))
                        + ". Computed again, the shipped ones rank " + same(questions) + " of " + questions.size()
                        + " questions just as the product did. The " + joined(questions)
                        + " questions with joined passages may differ: neighbours that became part of a better passage"
                        + " are missing from their standard scores.");
    }

    private static String shown(Reranking weights) {
        return String.format(Locale.ROOT, "%.2f/%.2f/%.2f", weights.match(), weights.words(), weights.passage());
    }

    private static long joined(List<RerankedQuestion> questions) {
        return questions.stream()
                .filter(question -> question.compared().stream()
                        .anyMatch(passage -> !passage.joined().isEmpty()))
                .count();
    }

    private static long same(List<RerankedQuestion> questions) {
        return questions.stream()
                .filter(question -> question.ids(Reranking.DEFAULT).equals(BenchRetrieval.ids(question.compared())))
                .count();
    }
}
