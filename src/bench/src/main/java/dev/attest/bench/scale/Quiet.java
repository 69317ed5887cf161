package dev.attest.bench.scale;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import reactor.core.publisher.Flux;

/** Waits until this process has next to nothing to do: an index goes on merging after it holds everything. */
final class Quiet {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final int LOOKS = 3;
    /** Of one processor. */
    private static final double BUSY = .1;

    private Quiet() {}

    /** Blocks. */
    static void await() {
        double most = BUSY * (LOOKS - 1) * LOOK_EVERY.toNanos();
        Flux.interval(LOOK_EVERY)
                .map(tick -> spent())
                .buffer(LOOKS, 1)
                .filter(looks -> looks.size() == LOOKS && looks.get(LOOKS - 1) - looks.get(0) < most)
                .blockFirst();
    }

    /** Nanoseconds of processor time since the process began. */
    private static long spent() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
