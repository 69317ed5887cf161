package dev.attest.documents;

/**
 * How much may come out of one file, whatever the file says; more is {@link UnreadableDocument}.
 *
 * @param characters most of extracted text, in UTF-16 code units
 * @param unpacked most bytes that the parts of a packed file may unpack to, all together
 * @param ratio most bytes that one byte of a packed file may unpack to
 * @param nesting most levels of structure inside each other, where a format can nest without bound
 * @param attachments most files taken out of one file
 */
public record ParseLimits(int characters, long unpacked, int ratio, int nesting, int attachments) {

    /** About 5,000 pages of text; parts of half a gibibyte. */
    public static final ParseLimits DEFAULT = new ParseLimits(20_000_000, 512L << 20, 100, 50, 100);

    public ParseLimits {
        if (characters < 1 || unpacked < 1 || ratio < 1 || nesting < 1 || attachments < 0) {
            throw new IllegalArgumentException("Limits must be positive");
        }
    }
}
