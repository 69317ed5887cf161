package dev.attest.evaluation;

/**
 * How far a running evaluation is.
 *
 * @param stage what it is doing, such as {@code answering}; at most {@value #LONGEST_STAGE} characters
 * @param done samples dealt with in this stage
 * @param total samples to deal with; 0 while unknown
 */
public record Progress(String stage, int done, int total) {

    public static final int LONGEST_STAGE = 64;

    public Progress {
        if (stage.isBlank() || stage.length() > LONGEST_STAGE || done < 0 || total < 0) {
            throw new IllegalArgumentException("Progress needs a stage and counts from 0: " + stage);
        }
    }
}
