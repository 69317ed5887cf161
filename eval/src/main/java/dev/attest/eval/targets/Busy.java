package dev.attest.eval.targets;

import java.net.http.HttpResponse;

/** A server wants to be asked later. */
final class Busy extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_SECONDS = 60;

    private final int seconds;

    Busy(String message, int seconds) {
        super(message);
        this.seconds = seconds;
    }

    /** When to ask again. */
    int seconds() {
        return seconds;
    }

    /** As the server says, within reason; a date in place of a number counts as one second. */
    static int seconds(HttpResponse<?> response) {
        String after = response.headers().firstValue("Retry-After").orElse("1").strip();
        return after.matches("\\d{1,6}") ? Math.min(Integer.parseInt(after), LONGEST_SECONDS) : 1;
    }
}
