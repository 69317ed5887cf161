package dev.attest.retrieval;

/**
 * How much a filter leaves.
 *
 * @param qualifying chunks in the scope that the filter lets through; all of them without a filter
 * @param total chunks in the scope
 */
public record Tally(long qualifying, long total) {

    public Tally {
        if (qualifying < 0 || qualifying > total) {
            throw new IllegalArgumentException(qualifying + " of " + total + " chunks cannot qualify");
        }
    }
}
