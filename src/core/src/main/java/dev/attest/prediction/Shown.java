package dev.attest.prediction;

import java.util.Collection;

/** What of a text is repeated in a message: of a long one its beginning. */
public final class Shown {

    private static final int MOST = 40;
    private static final int MOST_OF_A_LIST = 200;

    private Shown() {}

    /** What somebody wrote. */
    public static String text(String text) {
        return text.length() <= MOST ? text : text.substring(0, MOST) + "…";
    }

    /** What could have been written. */
    public static String list(Collection<String> choices) {
        String all = String.join(", ", choices);
        return all.length() <= MOST_OF_A_LIST ? all : all.substring(0, MOST_OF_A_LIST) + " …";
    }
}
