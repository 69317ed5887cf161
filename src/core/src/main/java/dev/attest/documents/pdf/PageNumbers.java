package dev.attest.documents.pdf;

import java.util.ArrayList;
import java.util.List;

/** Names pages in a sentence. */
final class PageNumbers {

    private static final int MOST_SHOWN = 10;

    private PageNumbers() {}

    /** Such as {@code page 3} or {@code pages 1–3, 7 and 9}; what is beyond ten ranges is counted. */
    static String named(List<Integer> pages) {
        List<String> ranges = new ArrayList<>();
        int shown = 0;
        for (int i = 0; i < pages.size() && ranges.size() < MOST_SHOWN; ) {
            int end = i;
            while (end + 1 < pages.size() && pages.get(end + 1) == pages.get(end) + 1) {
                end++;
            }
            ranges.add(i == end ? "" + pages.get(i) : pages.get(i) + (end == i + 1 ? ", " : "–") + pages.get(end));
            i = end + 1;
            shown = i;
        }
        int rest = pages.size() - shown;
        String list = String.join(", ", ranges);
        int comma = list.lastIndexOf(", ");
        if (rest > 0) {
            list = list + " and " + rest + " more";
        } else if (comma >= 0) {
            list = list.substring(0, comma) + " and " + list.substring(comma + 2);
        }
        return (pages.size() == 1 ? "page " : "pages ") + list;
    }
}
