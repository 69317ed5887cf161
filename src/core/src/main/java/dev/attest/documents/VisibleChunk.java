package dev.attest.documents;

import java.util.Optional;

/**
 * A chunk, with what an answer says about where it comes from.
 *
 * @param page the one it begins on, from 1; empty for formats without pages
 */
public record VisibleChunk(Chunk chunk, String collection, String sourceKey, String title, Optional<Integer> page) {}
