package dev.attest.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attest.bench.FormatTallies.Tally;
import dev.attest.bench.FormatTallies.Timing;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IsolationLossTest {

    @Test
    void twiceTheTimeIsHalfTheThroughput() {
        var here = new Tally();
        var child = new Tally();
        for (int i = 0; i < 20; i++) {
            here.timings.put(Path.of("file" + i), new Timing(10, 100 + i, 1));
            child.timings.put(Path.of("file" + i), new Timing(10, 200 + 2 * i + (i % 2 == 0 ? 10 : -10), 1));
        }
        here.timings.put(Path.of("read by one only"), new Timing(10, 1_000_000, 1));
        here.timings.put(Path.of("failed in the child"), new Timing(10, 1_000_000, 1));
        child.timings.put(Path.of("failed in the child"), new Timing(10, 1, 1));
        child.failures.put("too-slow", Set.of(Path.of("failed in the child")));
        IsolationLoss loss = loss(here, child).orElseThrow();
        assertThat(loss.files()).isEqualTo(20);
        assertThat(loss.percent()).isCloseTo(50, within(1e-9));
        assertThat(loss.low()).isBetween(45.0, 50.0);
        assertThat(loss.high()).isBetween(50.0, 55.0);
    }

    @Test
    void nothingReadByBothIsNotMeasured() {
        var here = new Tally();
        here.timings.put(Path.of("read by one only"), new Timing(10, 100, 1));
        assertThat(loss(here, new Tally())).isEmpty();
    }

    private static Optional<IsolationLoss> loss(Tally here, Tally child) {
        return IsolationLoss.of(List.of(Map.of(Formats.IN_PROCESS, here, Formats.CHILD, child)));
    }
}
