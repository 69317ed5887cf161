package dev.attest.evaluation;

import dev.attest.tenancy.Tenant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The evaluations as whoever works on them sees them. A turn counts until somebody else begins or the evaluation ends. */
public interface Turns {

    /** How often an evaluation is begun before it is given up. */
    int MOST_ATTEMPTS = 5;

    /** Begins, for the first time or again; empty when the evaluation has ended. */
    Mono<Turn> begin(UUID evaluation);

    /** Says how far it is; false when the turn counts no longer, which is what whoever works on it learns of an end by. */
    Mono<Boolean> progress(Turn turn, Optional<Progress> progress);

    /** Ends the evaluation, and deletes the files of the oldest reports; false when the turn counts no longer. */
    Mono<Boolean> finish(Turn turn, Outcome outcome);

    /** Gives it back as if it had not been begun: it is due again. */
    Mono<Void> release(Turn turn);

    /** The {@code report.json} to compare with; empty when there is none. */
    Mono<byte[]> baseline(Turn turn);

    /** Whether it has ended, or is none that is known: what it left behind is nobody's any more. */
    Mono<Boolean> ended(UUID evaluation);

    /**
     * One attempt at an evaluation.
     *
     * @param tenant whose it is
     */
    record Turn(UUID id, Tenant tenant, Evaluation evaluation) {}

    /** How an evaluation ended. */
    sealed interface Outcome {}

    /**
     * With a report.
     *
     * @param compared whether it is compared with the baseline
     */
    record Reported(boolean passed, boolean compared, List<MainFigure> figures, Map<ReportFile, byte[]> files)
            implements Outcome {

        public Reported {
            figures = List.copyOf(figures);
            files = Map.copyOf(files);
        }
    }

    /** Without one. */
    record Failed(String problem) implements Outcome {}
}
