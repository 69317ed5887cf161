package dev.attest.bench.predict;

/**
 * What one round of load came to.
 *
 * @param failures answers with another status than 200
 */
record LoadResult(int requests, int failures, double perSecond, double p50Ms, double p99Ms) {}
