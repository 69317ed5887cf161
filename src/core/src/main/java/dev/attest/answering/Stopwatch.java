package dev.attest.answering;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Runs from its making on. */
final class Stopwatch {

    private final Clock clock;
    private final Instant began;

    Stopwatch(Clock clock) {
        this.clock = clock;
        this.began = clock.instant();
    }

    Duration elapsed() {
        return Duration.between(began, clock.instant());
    }
}
