package dev.attest.eval.models.langchain4j;

import dev.attest.eval.models.ModelFailed.Reason;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a status that is no success says, and what to do about it. */
final class Statuses {

    /** Names of an error, as OpenAI gives them. Plain words only: they cannot repeat a key. */
    private static final Pattern CODE = Pattern.compile("\"(?:code|param)\"\\s*:\\s*\"([a-z_.]{1,60})\"");

    private static final Pattern TOO_LONG = Pattern.compile("context_length_exceeded|maximum context length");

    private final Clock clock;

    Statuses(Clock clock) {
        this.clock = clock;
    }

    Fault fault(int status, HttpHeaders headers, String body) {
        return switch (status) {
            case 429 -> busy(headers, body);
            case 401, 403 -> rejected("does not accept the API key, or wants one (%d)".formatted(status));
            case 404, 405 -> rejected("knows no such model, or its address is another (%d)".formatted(status));
            case 408 -> Fault.passing(Reason.TIMED_OUT, "gave up waiting (408)");
            case 413 -> tooLong(status);
            default -> status >= 500 ? serverError(status, headers) : refusedRequest(status, body);
        };
    }

    private Fault busy(HttpHeaders headers, String body) {
        return body.contains("insufficient_quota")
                ? rejected("says that the key's quota is used up (429)")
                : Fault.passing(Reason.BUSY, retryAfter(headers), "is asked too often (429)");
    }

    private Fault serverError(int status, HttpHeaders headers) {
        return Fault.passing(Reason.UNREACHABLE, retryAfter(headers), "has an error of its own (%d)".formatted(status));
    }

    private static Fault refusedRequest(int status, String body) {
        if (status == 400 && body.contains("\"content_filter\"")) {
            return Fault.lasting(Reason.REFUSED, "declined: its server filters what it is shown");
        }
        if (TOO_LONG.matcher(body.toLowerCase(Locale.ROOT)).find()) {
            return tooLong(status);
        }
        if (status / 100 == 3) {
            return rejected(
                    "is somewhere else (%d); that is not followed, for the key would go along".formatted(status));
        }
        return rejected("does not accept the request (%d%s)".formatted(status, codes(body)));
    }

    private static Fault tooLong(int status) {
        return Fault.lasting(Reason.CUT, "cannot read a prompt this long (%d)".formatted(status));
    }

    private static Fault rejected(String predicate) {
        return Fault.lasting(Reason.REJECTED, predicate);
    }

    private static String codes(String body) {
        var codes = new StringBuilder();
        Matcher each = CODE.matcher(body);
        while (each.find()) {
            codes.append(", ").append(each.group(1));
        }
        return codes.toString();
    }

    /** Seconds or a date: RFC 9110, section 10.2.3. */
    private Optional<Duration> retryAfter(HttpHeaders headers) {
        return headers.firstValue("Retry-After").flatMap(value -> wait(value.strip()));
    }

    private Optional<Duration> wait(String value) {
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
