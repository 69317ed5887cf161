package dev.attest.bench.predict;

import java.util.Arrays;

/** Collects how long each request took. */
final class Latencies {

    private long[] nanos = new long[1 << 14];
    private int count;
    private int failures;

    void add(long took, int status) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = took;
        failures += status == 200 ? 0 : 1;
    }

    /** Everything collected within that time. */
    LoadResult result(long time) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return new LoadResult(count, failures, count * 1e9 / time, ms(sorted, .5), ms(sorted, .99));
    }

    /** By the nearest rank. */
    private static double ms(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)] / 1e6;
    }
}
