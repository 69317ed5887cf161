package dev.attest.documents;

import java.time.Instant;
import java.util.Optional;

/**
 * A chunk, with what an answer says about where it comes from.
 *
 * @param page the one it begins on, from 1; empty for formats without pages
 * @param since when its version came in
 */
public record VisibleChunk(
        Chunk chunk, String collection, String sourceKey, String title, Optional<Integer> page, Instant since) {}
