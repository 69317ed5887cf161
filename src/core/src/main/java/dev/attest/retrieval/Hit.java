package dev.attest.retrieval;

import dev.attest.documents.ChunkId;

/** A chunk an index found, before anyone checked that the asker may see it. */
public record Hit(ChunkId chunk, double score) {}
