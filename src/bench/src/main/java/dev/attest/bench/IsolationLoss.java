package dev.attest.bench;

import dev.attest.bench.FormatTallies.Tally;
import dev.attest.bench.FormatTallies.Timing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * How much of the throughput the child process costs, in per cent: 100 (1 − time in process / time in the child), over the
 * same files.
 *
 * @param low of the 95 % interval of a bootstrap over files
 * @param files that both systems read every time
 */
record IsolationLoss(double percent, double low, double high, int files) {

    private static final int RESAMPLES = 2_000;
    private static final int SEED = 7;

    /** Empty when no file was read by both. */
    static Optional<IsolationLoss> of(List<Map<String, Tally>> formats) {
        List<long[]> pairs = new ArrayList<>();
        for (Map<String, Tally> systems : formats) {
            Tally here = systems.get(Formats.IN_PROCESS);
            Tally child = systems.get(Formats.CHILD);
            if (here != null && child != null) {
                Set<Path> failed = new HashSet<>(here.failed());
                failed.addAll(child.failed());
                for (Map.Entry<Path, Timing> timing : child.timings.entrySet()) {
                    Timing other = here.timings.get(timing.getKey());
                    if (other != null && !failed.contains(timing.getKey())) {
                        pairs.add(new long[] {other.nanos(), timing.getValue().nanos()});
                    }
                }
            }
        }
        return pairs.isEmpty() ? Optional.empty() : Optional.of(overPairs(pairs));
    }

    private static IsolationLoss overPairs(List<long[]> pairs) {
        var random = new Random(SEED);
        double[] resampled = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            List<long[]> sample = new ArrayList<>();
            for (int j = 0; j < pairs.size(); j++) {
                sample.add(pairs.get(random.nextInt(pairs.size())));
            }
            resampled[i] = percent(sample);
        }
        Arrays.sort(resampled);
        return new IsolationLoss(
                percent(pairs),
                resampled[(int) (0.025 * RESAMPLES)],
                resampled[(int) (0.975 * RESAMPLES) - 1],
                pairs.size());
    }

    private static double percent(List<long[]> pairs) {
        double here = pairs.stream().mapToLong(pair -> pair[0]).sum();
        double child = pairs.stream().mapToLong(pair -> pair[1]).sum();
        return 100 * (1 - here / child);
    }
}
