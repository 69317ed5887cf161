package dev.attest.bench.finding;

import com.sun.management.OperatingSystemMXBean;
import dev.attest.bench.Counting;
import dev.attest.bench.measure.Scoreboard;
import dev.attest.statistics.Bootstrap;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Texts that were encoded one at a time, and what that took. Times are means of blocks of texts, since the system counts
 * processor time in hundredths of seconds.
 *
 * @param wall milliseconds a text, one value a block
 * @param cpu milliseconds of processor time of this process a text, one value a block
 */
record TimedTexts(List<float[]> vectors, double[] wall, double[] cpu) {

    private static final int BLOCK = 25;
    private static final int WARM_UP = 20;
    private static final String ALL = "all";

    static TimedTexts of(String system, List<String> texts, Function<String, float[]> encode) {
        texts.stream().limit(WARM_UP).map(encode).forEach(vector -> {});
        var counting = new Counting("encoded by " + system, texts.size());
        var vectors = new ArrayList<float[]>();
        int blocks = (texts.size() + BLOCK - 1) / BLOCK;
        double[] wall = new double[blocks];
        double[] cpu = new double[blocks];
        for (int block = 0; block < blocks; block++) {
            List<String> some = texts.subList(block * BLOCK, Math.min(texts.size(), (block + 1) * BLOCK));
            long began = System.nanoTime();
            long cpuBegan = cpuNanos();
            for (String text : some) {
                vectors.add(encode.apply(text));
                counting.step();
            }
            wall[block] = (System.nanoTime() - began) / 1e6 / some.size();
            cpu[block] = (cpuNanos() - cpuBegan) / 1e6 / some.size();
        }
        return new TimedTexts(vectors, wall, cpu);
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** @param what a text is */
    void addTo(Scoreboard scoreboard, String system, String what) {
        var bootstrap = Bootstrap.overItems(ALL, wall.length);
        scoreboard.add(system, ALL, "ms_per_" + what, bootstrap.mean(wall));
        scoreboard.add(system, ALL, "cpu_ms_per_" + what, bootstrap.mean(cpu));
    }
}
