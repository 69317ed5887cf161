package dev.attest.watching;

import dev.attest.prediction.Predicted;
import java.util.Optional;
import java.util.UUID;

/**
 * Names one predicted row, to clients as {@code <call>.<row>}.
 *
 * @param call {@link Predicted#id()}
 * @param row from 0
 */
public record PredictionId(UUID call, int row) {

    private static final int UUID_LENGTH = 36;

    public PredictionId {
        if (row < 0) {
            throw new IllegalArgumentException("Rows count from 0, not from " + row);
        }
    }

    /** Empty when the text names no row. */
    public static Optional<PredictionId> parse(String text) {
        if (!text.matches("[0-9a-fA-F-]{36}\\.[0-9]{1,9}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PredictionId(
                    UUID.fromString(text.substring(0, UUID_LENGTH)),
                    Integer.parseInt(text.substring(UUID_LENGTH + 1))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return call + "." + row;
    }
}
