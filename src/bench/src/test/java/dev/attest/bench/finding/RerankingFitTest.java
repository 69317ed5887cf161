package dev.attest.bench.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.bench.finding.RetrievalSet.AskedQuestion;
import dev.attest.retrieval.Reranking;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RerankingFitTest {

    /** A question that only some weights rank right. */
    private static RerankedQuestion question(String set, Reranking... right) {
        double[] ndcg = RerankingFit.CHOICES.stream()
                .mapToDouble(weights -> Arrays.asList(right).contains(weights) ? 1 : 0.5)
                .toArray();
        return new RerankedQuestion(
                new AskedQuestion("q", "Who?", List.of(set + "-1"), List.of()), "document", List.of(), ndcg);
    }

    @Test
    void triesEveryMixtureInTwentieths() {
        assertThat(RerankingFit.CHOICES)
                .hasSize(231)
                .doesNotHaveDuplicates()
                .contains(Reranking.DEFAULT, new Reranking(1, 0, 0), new Reranking(0, 0.35, 0.65))
                .allSatisfy(weights -> assertThat(weights.match() + weights.words() + weights.passage())
                        .isBetween(1 - 1e-12, 1 + 1e-12));
    }

    @Test
    void choosesWhatRanksBest() {
        assertThat(RerankingFit.best(List.of(
                        question("a", Reranking.DEFAULT), question("a", Reranking.DEFAULT, new Reranking(1, 0, 0)))))
                .isEqualTo(Reranking.DEFAULT);
    }

    @Test
    void aSetOfFewQuestionsCountsAsMuchAsOneOfMany() {
        var many = new Reranking(0.5, 0.5, 0);
        var few = new Reranking(0, 0.5, 0.5);
        List<RerankedQuestion> questions = Stream.concat(
                        Stream.of(question("a", many), question("a", many), question("a"), question("a")),
                        Stream.of(question("b", few)))
                .toList();
        // Half of one set is right by the first, all of the other by the second.
        assertThat(RerankingFit.best(questions)).isEqualTo(few);
    }
}
