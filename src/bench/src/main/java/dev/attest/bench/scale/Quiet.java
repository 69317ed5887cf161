package dev.attest.bench.scale;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.LongSupplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Waits until this process has next to nothing to do: an index goes on merging after it holds everything. */
final class Quiet {

    /** Then something else than merging keeps the process busy, and waiting on would never end. */
    static final Duration LONGEST = Duration.ofMinutes(2);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final int LOOKS = 3;
    /** Of one processor. */
    private static final double BUSY = .1;

    private Quiet() {}

    /**
     * Blocks.
     *
     * @param longest gives up after that, and says so on stderr
     */
    static void await(Duration longest) {
        boolean quiet = within(longest, Quiet::spent).blockOptional().orElseThrow();
        if (!quiet) {
            System.err.println("attest: still busy after " + longest.toSeconds()
                    + " s; going on, so that what follows may measure slower than it is");
        }
    }

    /**
     * Whether it became quiet in time.
     *
     * @param spent nanoseconds of processor time since the process began
     */
    static Mono<Boolean> within(Duration longest, LongSupplier spent) {
        double most = BUSY * (LOOKS - 1) * LOOK_EVERY.toNanos();
        return Flux.interval(LOOK_EVERY)
                .map(tick -> spent.getAsLong())
                .buffer(LOOKS, 1)
                .filter(looks -> looks.size() == LOOKS && looks.get(LOOKS - 1) - looks.get(0) < most)
                .next()
                .map(looks -> true)
                .timeout(longest, Mono.just(false));
    }

    private static long spent() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
