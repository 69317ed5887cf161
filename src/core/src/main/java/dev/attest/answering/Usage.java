package dev.attest.answering;

/** What an answer cost, in the model's own tokens. */
public record Usage(int inputTokens, int outputTokens) {

    public Usage {
        if (inputTokens < 0 || outputTokens < 0) {
            throw new IllegalArgumentException("Tokens are counted from 0: " + inputTokens + ", " + outputTokens);
        }
    }
}
