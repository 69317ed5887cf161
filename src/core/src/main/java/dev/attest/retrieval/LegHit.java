package dev.attest.retrieval;

/**
 * How a leg found a passage.
 *
 * @param rank among the leg's hits, from 1
 * @param score as the leg gives it: BM25 of words, a cosine by the model that embeds passages
 */
public record LegHit(int rank, double score) {}
