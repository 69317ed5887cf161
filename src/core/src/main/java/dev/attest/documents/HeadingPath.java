package dev.attest.documents;

import java.util.ArrayList;
import java.util.List;

/** The headings above a place in a document, while reading on. */
final class HeadingPath {

    /** Every chunk below a heading repeats it, so one that is no heading at all must not make the index explode. */
    private static final int LONGEST = 200;

    private final List<Integer> levels = new ArrayList<>();
    private List<String> current = List.of();

    /** The path that ends in a heading now reached. */
    List<String> enter(int level, String heading) {
        int kept = levels.size();
        while (kept > 0 && levels.get(kept - 1) >= Math.min(level, 6)) {
            levels.remove(--kept);
        }
        List<String> path = new ArrayList<>(current.subList(0, kept));
        path.add(shortened(heading));
        levels.add(Math.min(level, 6));
        current = List.copyOf(path);
        return current;
    }

    List<String> current() {
        return current;
    }

    private static String shortened(String heading) {
        boolean fits = heading.length() <= LONGEST;
        int end = fits ? heading.length() : LONGEST - 1;
        if (!fits && Character.isHighSurrogate(heading.charAt(end - 1))) {
            end--;
        }
        return heading.substring(0, end).strip().replaceAll("\\s+", " ") + (fits ? "" : "…");
    }
}
