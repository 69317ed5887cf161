package dev.attest.documents;

/**
 * Sizes of chunks, in the encoder's tokens without its special tokens.
 *
 * @param maxTokens no chunk is larger, at least 16; the caller keeps it within the encoder's window
 * @param targetTokens where a chunk ends when its section does not fit as a whole, from {@code minTokens} to {@code
 *     maxTokens}
 * @param minTokens a smaller section is joined with the next one where both fit; 0 joins none
 */
public record ChunkSettings(int maxTokens, int targetTokens, int minTokens) {

    /** 256 tokens at most, 192 where there is a choice, 40 at least. */
    public static final ChunkSettings DEFAULT = new ChunkSettings(256, 192, 40);

    public ChunkSettings {
        if (maxTokens < 16 || minTokens < 0 || minTokens > targetTokens || targetTokens > maxTokens) {
            throw new IllegalArgumentException("Not chunk sizes, 0 ≤ min ≤ target ≤ max and max ≥ 16: min " + minTokens
                    + ", target " + targetTokens + ", max " + maxTokens);
        }
    }
}
