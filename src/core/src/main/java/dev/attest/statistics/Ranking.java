package dev.attest.statistics;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What one question's search found, best first, beside what it should find. All measures are from 0 to 1.
 *
 * @param found ids; one that comes again counts at its best rank, and takes no place after it
 * @param gold the ids that are right, all of them equally; at least one
 */
public record Ranking(List<String> found, Set<String> gold) {

    public Ranking {
        found = List.copyOf(new LinkedHashSet<>(found));
        gold = Set.copyOf(gold);
        if (gold.isEmpty()) {
            throw new IllegalArgumentException("A question without a right passage cannot be measured");
        }
    }

    /** The share of the right ones among the first {@code k}. */
    public double recall(int k) {
        return (double) first(k).stream().filter(gold::contains).count() / gold.size();
    }

    /**
     * Normalised discounted cumulative gain over the first {@code k}, the gain being 1 for a right one and the discount
     * log2(rank + 1) (Järvelin and Kekäläinen, Cumulated gain-based evaluation of IR techniques, 2002).
     */
    public double ndcg(int k) {
        List<String> first = first(k);
        double gained = 0;
        double possible = 0;
        for (int rank = 1; rank <= k; rank++) {
            double gain = Math.log(2) / Math.log(rank + 1);
            gained += rank <= first.size() && gold.contains(first.get(rank - 1)) ? gain : 0;
            possible += rank <= gold.size() ? gain : 0;
        }
        return gained / possible;
    }

    /** One over the rank of the best right one; 0 when none is among the first {@code k}. */
    public double reciprocalRank(int k) {
        List<String> first = first(k);
        for (int i = 0; i < first.size(); i++) {
            if (gold.contains(first.get(i))) {
                return 1.0 / (i + 1);
            }
        }
        return 0;
    }

    private List<String> first(int k) {
        return found.subList(0, Math.min(k, found.size()));
    }
}
