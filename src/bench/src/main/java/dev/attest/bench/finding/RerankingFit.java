package dev.attest.bench.finding;

import static java.util.stream.Collectors.groupingBy;

import dev.attest.retrieval.Reranking;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Chooses the weights of {@link Reranking} again: all mixtures in steps of a twentieth are tried. */
final class RerankingFit {

    private static final int STEPS = 20;

    /** In an order that is always the same. */
    static final List<Reranking> CHOICES = choices();

    private RerankingFit() {}

    private static List<Reranking> choices() {
        var choices = new ArrayList<Reranking>();
        for (int match = STEPS; match >= 0; match--) {
            for (int words = STEPS - match; words >= 0; words--) {
                choices.add(new Reranking(share(match), share(words), share(STEPS - match - words)));
            }
        }
        return List.copyOf(choices);
    }

    private static double share(int steps) {
        return (double) steps / STEPS;
    }

    /** The weights with the greatest nDCG@10, mean over the sets; the first of {@link #CHOICES} where several have it. */
    static Reranking best(List<RerankedQuestion> questions) {
        Collection<List<RerankedQuestion>> sets = questions.stream()
                .collect(groupingBy(question -> question.question().set()))
                .values();
        int best = 0;
        double greatest = -1;
        for (int choice = 0; choice < CHOICES.size(); choice++) {
            double ndcg = mean(sets, choice);
            if (ndcg > greatest) {
                best = choice;
                greatest = ndcg;
            }
        }
        return CHOICES.get(best);
    }

    private static double mean(Collection<List<RerankedQuestion>> sets, int choice) {
        return sets.stream()
                .mapToDouble(set -> set.stream()
                        .mapToDouble(question -> question.ndcg()[choice])
                        .average()
                        .orElse(0))
                .average()
                .orElse(0);
    }
}
