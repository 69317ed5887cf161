package dev.attest.retrieval;

/**
 * Search by the vectors of one model.
 *
 * @param embedder embeds questions, and passages the ledger has no vector of
 * @param follower keeps the index up to date
 * @param bundled whether its cosines are those of the bundled encoder, which scores are calibrated for
 */
public record VectorLeg(Embedder embedder, VectorIndex index, IndexFollower follower, boolean bundled) {

    String model() {
        return embedder.name();
    }
}
