package dev.attest.retrieval;

import dev.attest.documents.ChangeLog;
import dev.attest.documents.Embeddings;
import dev.attest.documents.Leases;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The ledger's side of following.
 *
 * @param process a name no other process has, for its turns at writing to a shared index
 */
public record Following(
        ChangeLog changes, Embeddings embeddings, Leases leases, String process, FollowSettings settings, Clock clock) {

    private static final Duration TERM = Duration.ofSeconds(10);
    private static final int LONGEST_NAME = 255;

    /** A follower of a keyword index of this process; it does nothing until it is started. */
    public IndexFollower ofWords(KeywordIndex index, PassageMultiVectors multiVectors) {
        Replay replay = Replay.ofWords(changes, multiVectors);
        return new IndexFollower("keyword index", index, replay, this, Optional.empty());
    }

    /**
     * A leg that follows by itself once its follower is started.
     *
     * @param shared whether other processes use the same index
     * @param bundled whether the embedder is the bundled encoder
     */
    public VectorLeg ofVectors(VectorIndex index, Embedder embedder, boolean shared, boolean bundled) {
        String name = vectorIndex(embedder.name());
        Replay replay = Replay.ofVectors(changes, new PassageVectors(embeddings, embedder));
        Optional<LeasedTurn> turn = shared ? Optional.of(turn(embedder.name())) : Optional.empty();
        return new VectorLeg(embedder, index, new IndexFollower(name, index, replay, this, turn), bundled);
    }

    /** This process's turn at writing to the shared index of a model. */
    LeasedTurn turn(String model) {
        return new LeasedTurn(leases, lease(vectorIndex(model)), process, TERM);
    }

    private static String vectorIndex(String model) {
        return "vector index of " + model;
    }

    private static String lease(String name) {
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }
}
