package dev.attest.tracing;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/**
 * The trace a request belongs to.
 *
 * @param id 32 lower-case hex digits, not all zero
 * @param span of this request, 16 lower-case hex digits
 * @param flags two hex digits, as the caller sent them
 */
public record Trace(String id, String span, String flags) {

    private static final String ATTRIBUTE = Trace.class.getName();
    private static final Pattern TRACEPARENT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(-.*)?");
    private static final int LONGEST_HEADER = 512;

    /** Goes on with the caller's trace, or begins one when the caller sent none that can be read. */
    static Trace of(@Nullable String traceparent) {
        if (traceparent != null && traceparent.length() <= LONGEST_HEADER) {
            Matcher parent = TRACEPARENT.matcher(traceparent.strip());
            if (parent.matches()) {
                return new Trace(parent.group(1), hex(), parent.group(2));
            }
        }
        return new Trace(hex() + hex(), hex(), "00");
    }

    /** The id of the trace of a request. */
    public static String id(ServerWebExchange exchange) {
        Trace trace = exchange.getAttribute(ATTRIBUTE);
        return trace == null ? of(null).id() : trace.id();
    }

    void keepIn(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    /** The {@code traceparent} header, version 00. */
    String header() {
        return "00-" + id + "-" + span + "-" + flags;
    }

    /** 16 digits, not all zero. A secure source could block, and a trace id need not be secret. */
    private static String hex() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
    }
}
