package dev.attest.bench.finding;

import static java.util.stream.Collectors.toMap;

import dev.attest.bench.finding.RetrievalSet.AskedQuestion;
import dev.attest.documents.ChunkId;
import dev.attest.retrieval.Passage;
import dev.attest.retrieval.Reranking;
import dev.attest.statistics.Ranking;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A question with all that the product compared closely for it, so that it can be ranked by other weights.
 *
 * @param document title of the document that answers it
 * @param compared as the product ranked them; without neighbours that became part of a better passage
 * @param ndcg nDCG@10 by each of {@link RerankingFit#CHOICES}
 */
record RerankedQuestion(AskedQuestion question, String document, List<Passage> compared, double[] ndcg) {

    private static final int RANKS = 10;

    /**
     * Of every question.
     *
     * @param found for each, in the questions' order; behind what was compared, there may be more
     */
    static List<RerankedQuestion> all(RetrievalSet set, List<List<Passage>> found) {
        var documents = new Documents(set);
        return IntStream.range(0, found.size())
                .mapToObj(i -> {
                    AskedQuestion question = set.questions().get(i);
                    return of(question, documents.title(question), compared(found.get(i)));
                })
                .toList();
    }

    private static List<Passage> compared(List<Passage> found) {
        return found.stream()
                .filter(passage -> passage.relevance().match().isPresent())
                .toList();
    }

    private static RerankedQuestion of(AskedQuestion question, String document, List<Passage> compared) {
        Set<String> gold = Set.copyOf(question.passages());
        double[] ndcg = RerankingFit.CHOICES.stream()
                .mapToDouble(weights -> new Ranking(ids(compared, weights), gold).ndcg(RANKS))
                .toArray();
        return new RerankedQuestion(question, document, compared, ndcg);
    }

    /** The ids of the passages by these weights, best first; one of which several chunks were found comes again. */
    List<String> ids(Reranking weights) {
        return ids(compared, weights);
    }

    private static List<String> ids(List<Passage> compared, Reranking weights) {
        Map<ChunkId, String> keys = compared.stream()
                .collect(toMap(
                        passage -> passage.chunk().id(),
                        passage -> passage.source().sourceKey()));
        return weights.order(compared).stream()
                .map(chunk -> Objects.requireNonNull(keys.get(chunk)))
                .toList();
    }
}
