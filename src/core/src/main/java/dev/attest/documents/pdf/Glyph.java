package dev.attest.documents.pdf;

/**
 * A glyph that a page shows, in points as the page is displayed, origin top left, turned so that its text runs to the
 * right.
 *
 * @param text one character or more (a ligature)
 * @param x left edge
 * @param end right edge, at least {@code x}
 * @param size of the font, as displayed
 * @param spaced whether the file has a space after it
 */
record Glyph(
        String text,
        float x,
        float end,
        float baseline,
        float top,
        float bottom,
        float size,
        Face face,
        boolean spaced) {

    /** How a glyph's font looks. */
    record Face(boolean bold, boolean fixedPitch) {}

    Glyph followedBySpace() {
        return spaced ? this : new Glyph(text, x, end, baseline, top, bottom, size, face, true);
    }

    Glyph inBold() {
        return face.bold()
                ? this
                : new Glyph(text, x, end, baseline, top, bottom, size, new Face(true, face.fixedPitch()), spaced);
    }
}
