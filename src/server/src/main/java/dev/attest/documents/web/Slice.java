package dev.attest.documents.web;

import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;

/**
 * The part of a file a request asks for (RFC 9110, 14).
 *
 * @param from first byte
 * @param to one past the last byte
 * @param size of the whole file
 */
record Slice(long from, long to, long size, boolean whole) {

    /**
     * The whole file unless one range is asked for; several ranges are ignored, as is a range of a file that changed.
     *
     * @throws RangeNotSatisfiable for a range that begins past the end
     */
    static Slice of(HttpHeaders asked, String tag, long size) {
        String condition = asked.getFirst(HttpHeaders.IF_RANGE);
        List<HttpRange> ranges = condition == null || condition.equals(tag) ? ranges(asked) : List.of();
        if (ranges.size() != 1) {
            return new Slice(0, size, size, true);
        }
        HttpRange range = ranges.get(0);
        long from = size == 0 ? 0 : range.getRangeStart(size);
        if (from >= size) {
            throw new RangeNotSatisfiable(size);
        }
        return new Slice(from, range.getRangeEnd(size) + 1, size, false);
    }

    /** A range header nobody can read is no range header. */
    private static List<HttpRange> ranges(HttpHeaders asked) {
        try {
            return asked.getRange();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    long length() {
        return to - from;
    }

    Optional<String> contentRange() {
        return whole ? Optional.empty() : Optional.of("bytes " + from + "-" + (to - 1) + "/" + size);
    }
}
