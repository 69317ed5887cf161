package dev.attest.evaluation.process;

import java.util.ArrayDeque;
import java.util.Deque;

/** The last lines a child wrote to its standard error. */
final class LastWords {

    private static final int MOST_LINES = 20;
    private static final int LONGEST = 2_000;
    /** What the command line puts before its own sentences. */
    private static final String PREFIX = "attest: ";

    private final Deque<String> lines = new ArrayDeque<>();

    synchronized void add(String line) {
        if (line.isBlank()) {
            return;
        }
        lines.add(line.startsWith(PREFIX) ? line.substring(PREFIX.length()) : line);
        if (lines.size() > MOST_LINES) {
            lines.remove();
        }
    }

    /** Their end, as a database can keep it; blank when nothing was written. */
    synchronized String text() {
        String all = String.join("\n", lines).replaceAll("[\\p{Cntrl}&&[^\\n]]", " ");
        int from = Math.max(0, all.length() - LONGEST);
        boolean halved = from > 0 && Character.isLowSurrogate(all.charAt(from));
        return all.substring(halved ? from + 1 : from).strip();
    }
}
