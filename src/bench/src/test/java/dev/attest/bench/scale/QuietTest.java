package dev.attest.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class QuietTest {

    private static final long SECOND = 1_000_000_000;

    /** Far longer than the few looks that are told. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static LongSupplier spent(Long... seconds) {
        Queue<Long> looks = new ArrayDeque<>(List.of(seconds));
        return () -> SECOND * (looks.size() > 1 ? looks.remove() : looks.element());
    }

    @Test
    void waitsUntilAProcessThatWasBusyIsQuiet() {
        var looks = new ArrayDeque<Long>();
        LongSupplier spent = spent(1L, 2L, 3L);

        assertThat(Quiet.within(PATIENCE, () -> {
                            long now = spent.getAsLong();
                            looks.add(now);
                            return now;
                        })
                        .block())
                .isTrue();
        assertThat(Collections.frequency(looks, 3 * SECOND)).isEqualTo(3);
    }

    @Test
    void givesUpOnAProcessThatStaysBusy() {
        var busy = LongStream.iterate(0, now -> now + SECOND).iterator();

        assertThat(Quiet.within(Duration.ofSeconds(5), busy::nextLong).block()).isFalse();
    }
}
