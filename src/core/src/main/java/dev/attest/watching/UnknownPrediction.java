package dev.attest.watching;

/** There is no such prediction in the log, or not for whoever asks. */
public final class UnknownPrediction extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private UnknownPrediction(String message) {
        super(message);
    }

    /** For an id as a client wrote it. */
    public static UnknownPrediction of(String id) {
        return new UnknownPrediction("There is no prediction " + id + " in the log");
    }

    /** For a row of a call that was too large to be kept whole. */
    public static UnknownPrediction notKept(PredictionId id, int kept) {
        return new UnknownPrediction("Prediction " + id
                + " was made but not kept: of a call as large the log keeps the first rows, here " + kept);
    }
}
