package dev.attest.documents.pdf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How most of a file's text is set.
 *
 * @param size in points
 */
record BodyStyle(float size, boolean bold, boolean fixedPitch) {

    static BodyStyle of(List<PageText> pages) {
        Map<Integer, Long> sizes = new HashMap<>();
        long all = 0;
        long bold = 0;
        long fixed = 0;
        for (PageText page : pages) {
            for (PageText.Flow flow : page.flows()) {
                for (Segment segment : flow.segments()) {
                    long length = segment.text().length();
                    sizes.merge(Math.round(segment.size() * 4), length, Long::sum);
                    all += length;
                    bold += segment.bold() ? length : 0;
                    fixed += segment.fixedPitch() ? length : 0;
                }
            }
        }
        int size = sizes.entrySet().stream()
                .max(Map.Entry.<Integer, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(40);
        return new BodyStyle(size / 4f, bold * 2 > all, fixed * 2 > all);
    }
}
