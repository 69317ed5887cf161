package dev.attest.eval.datasets.drafts;

import java.util.Optional;

/**
 * What to draft.
 *
 * @param count drafts wanted, at least 1
 * @param unanswerable share of them that the documents shall not answer, 0 to 1
 * @param seed chooses the passages, and is given to the model
 * @param collection where the questions will be asked; everywhere when empty
 */
public record GenerateSettings(int count, double unanswerable, long seed, Optional<String> collection) {

    public GenerateSettings {
        if (count < 1) {
            throw new IllegalArgumentException("At least one draft is wanted, not " + count);
        }
        if (!(unanswerable >= 0 && unanswerable <= 1)) {
            throw new IllegalArgumentException("A share is from 0 to 1, not " + unanswerable);
        }
    }
}
