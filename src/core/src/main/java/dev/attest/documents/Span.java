package dev.attest.documents;

/**
 * A half-open range of UTF-16 code units of a version's stored text.
 *
 * @param start first code unit, from 0
 * @param end one past the last code unit, at least {@code start}
 */
public record Span(int start, int end) {

    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("Not a span: [" + start + ", " + end + ")");
        }
    }

    public int length() {
        return end - start;
    }

    /** The characters of this span. */
    public String of(String text) {
        return text.substring(start, end);
    }

    /** Whether all of another span is inside this one. */
    public boolean holds(Span other) {
        return start <= other.start && other.end <= end;
    }

    /** Whether the two have a code unit in common. */
    public boolean overlaps(Span other) {
        return start < other.end && other.start < end;
    }

    /** This span, moved by {@code offset} code units. */
    public Span shift(int offset) {
        return new Span(start + offset, end + offset);
    }
}
