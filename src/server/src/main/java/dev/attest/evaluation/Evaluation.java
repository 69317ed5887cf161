package dev.attest.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One run of the eval command line against this server.
 *
 * @param comparedWith the evaluation it is compared with; empty before it is begun, and when there is none or it could not
 *     be compared with
 * @param progress empty before it is begun
 * @param problem why it could not be run, for people
 * @param figures the main ones; empty without a report
 * @param attempts how often it was begun, aside from those that ended with their server in good order
 */
public record Evaluation(
        UUID id,
        EvaluationRequest request,
        EvaluationState state,
        Optional<UUID> comparedWith,
        Optional<Progress> progress,
        Optional<String> problem,
        List<MainFigure> figures,
        int attempts,
        String requestedBy,
        Times times) {

    public Evaluation {
        figures = List.copyOf(figures);
    }

    /**
     * When what happened to it.
     *
     * @param started when it was first begun
     * @param finished when it ended
     */
    public record Times(Instant requested, Optional<Instant> started, Optional<Instant> finished) {}
}
