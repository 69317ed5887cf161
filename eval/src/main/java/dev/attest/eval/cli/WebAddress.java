package dev.attest.eval.cli;

import dev.attest.eval.EvalFailure;
import java.net.URI;
import java.net.URISyntaxException;

/** Addresses as options and variables give them. None is ever repeated: it may hold a password. */
final class WebAddress {

    private WebAddress() {}

    /**
     * The address without slashes at its end.
     *
     * @param option who gave it, and {@code example} one that would do, for the sentence when it is none
     */
    private static URI of(String option, String value, String example) {
        try {
            URI uri = new URI(value.strip().replaceAll("/+$", ""));
            if (isWeb(uri) && uri.getRawUserInfo() == null && uri.getRawQuery() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Said below, as for any other text that is no address.
        }
        throw new EvalFailure(
                "%s must be an address such as %s, without user, password or query.".formatted(option, example));
    }

    /** Of a server of Attest. */
    static URI ofServer(String option, String value) {
        return of(option, value, "http://127.0.0.1:8080");
    }

    /** Of an OpenAI-compatible endpoint, whose key has a variable of its own. */
    static URI ofModel(String option, String value) {
        return of(option, value, "http://127.0.0.1:11434/v1");
    }

    private static boolean isWeb(URI uri) {
        boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        return web && uri.getHost() != null;
    }
}
