package dev.attest.bench.finding;

/** A passage or sentence that was found. */
record Found(String passage, String text, double score) {}
