package dev.attest.answering.langchain4j;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The server answered with a status that is no success. Its words are not kept: they may repeat the key or the prompt. */
final class StatusNotOk extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Optional<Duration> retryAfter;

    /** In the middle of a stream. */
    StatusNotOk(int status) {
        super("Status " + status);
        this.status = status;
        this.retryAfter = Optional.empty();
    }

    StatusNotOk(int status, HttpHeaders headers, Clock clock) {
        super("Status " + status);
        this.status = status;
        this.retryAfter = headers.firstValue("Retry-After").flatMap(value -> wait(value.strip(), clock));
    }

    int status() {
        return status;
    }

    /** How long the server wants to be left alone; 0 or more. */
    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** Seconds or a date: RFC 9110, section 10.2.3. */
    private static Optional<Duration> wait(String value, Clock clock) {
        if (value.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            ZonedDateTime date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration wait = Duration.between(clock.instant(), date.toInstant());
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
