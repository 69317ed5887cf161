package dev.attest.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** Looks at another process until it is as it must become. */
final class Awaiting {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private Awaiting() {}

    /** What was seen at last, which is what is wanted; a failure shows it otherwise. */
    static <T> T until(Duration patience, Callable<T> look, Predicate<T> wanted) throws Exception {
        long end = System.nanoTime() + patience.toNanos();
        T seen = look.call();
        while (!wanted.test(seen) && System.nanoTime() < end) {
            Thread.sleep(PAUSE.toMillis());
            seen = look.call();
        }
        assertThat(seen).as("seen at last, after " + patience).matches(wanted);
        return seen;
    }
}
