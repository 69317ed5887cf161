package dev.attest.security;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What names this machine to itself, decided on the text alone: a name that resolves to it may be somebody else's. */
final class Loopback {

    private static final Pattern IPV4 = Pattern.compile("127(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");

    private Loopback() {}

    /** Whether a host, without its port, is {@code localhost} or a loopback address. */
    static boolean is(@Nullable String host) {
        if (host == null) {
            return false;
        }
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.equals("::1")
                || name.equals("[::1]")
                || name.equals("0:0:0:0:0:0:0:1")
                || IPV4.matcher(name).matches();
    }
}
