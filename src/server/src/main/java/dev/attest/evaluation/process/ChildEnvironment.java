package dev.attest.evaluation.process;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The variables a child gets: what every program needs, and the judge's. The server's own secrets, such as the password of
 * its database and the key of its language model, are none of its business.
 */
final class ChildEnvironment {

    private static final String JUDGE = "ATTEST_JUDGE_";

    private static final Set<String> ALLOWED = Set.of(
            "PATH",
            "HOME",
            "USER",
            "LANG",
            "LC_ALL",
            "LC_CTYPE",
            "TZ",
            "TMPDIR",
            "TEMP",
            "TMP",
            "SYSTEMROOT",
            "LD_LIBRARY_PATH",
            "SSL_CERT_FILE",
            "SSL_CERT_DIR",
            "ATTEST_HOME");

    private ChildEnvironment() {}

    static Map<String, String> of(Map<String, String> server) {
        var allowed = new TreeMap<String, String>();
        server.forEach((name, value) -> {
            if (ALLOWED.contains(name) || name.startsWith(JUDGE)) {
                allowed.put(name, value);
            }
        });
        return allowed;
    }
}
