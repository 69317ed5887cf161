package dev.attest.documents;

/** A chunk, with what an answer says about where it comes from. */
public record VisibleChunk(Chunk chunk, String collection, String sourceKey, String title) {}
