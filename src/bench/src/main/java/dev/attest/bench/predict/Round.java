package dev.attest.bench.predict;

/**
 * One turn of both systems, one after the other, in the same scenario.
 *
 * @param productCpuMicros processor time of the server's process for each request, and so for the other
 */
record Round(LoadResult product, LoadResult bare, double productCpuMicros, double bareCpuMicros) {}
