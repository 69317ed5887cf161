package dev.attest.cli;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Whether and when to send a request again: after 429 and 503, a few times, never waiting long (RFC 9110, 10.2.3). */
record RetryAfter(Clock clock) {

    static final int TRIES = 5;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration FIRST = Duration.ofMillis(500);

    /**
     * How long to wait before the next try; empty when there should be none.
     *
     * @param attempt tries made so far, from 1
     */
    Optional<Duration> after(HttpResponse<?> response, int attempt) {
        boolean busy = response.statusCode() == 429 || response.statusCode() == 503;
        if (!busy || attempt >= TRIES) {
            return Optional.empty();
        }
        Duration wait = response.headers()
                .firstValue("Retry-After")
                .flatMap(this::parse)
                .orElse(FIRST.multipliedBy(1L << (attempt - 1)));
        return wait.compareTo(LONGEST) > 0 ? Optional.empty() : Optional.of(wait);
    }

    private Optional<Duration> parse(String value) {
        try {
            return Optional.of(Duration.ofSeconds(Math.max(0, Long.parseLong(value.strip()))));
        } catch (NumberFormatException notSeconds) {
            try {
                ZonedDateTime when = ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
                Duration wait = Duration.between(clock.instant(), when);
                return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
            } catch (DateTimeParseException neither) {
                return Optional.empty();
            }
        }
    }
}
