package dev.attest.eval.reports.reading;

/**
 * Texts that others wrote, made fit for showing. What turns the order of letters round (the embeddings, overrides and
 * isolates of Unicode's bidirectional algorithm, UAX 9) is named instead of obeyed, control characters and halves of
 * characters become U+FFFD, as XML and terminals want it.
 */
public final class Printable {

    private static final String UNKNOWN = "\uFFFD";

    private Printable() {}

    public static String text(String raw) {
        StringBuilder text = new StringBuilder(raw.length());
        raw.codePoints().forEach(c -> text.append(shown(c)));
        return text.toString();
    }

    /** The same on one line. */
    public static String line(String raw) {
        return text(raw).replaceAll("\\s+", " ").strip();
    }

    /** The start of a text, at most {@code length} characters, with {@code …} where it was cut. */
    public static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1;
        return text.substring(0, end).stripTrailing() + "…";
    }

    private static String shown(int c) {
        if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) {
            return "[U+%X]".formatted(c);
        }
        boolean control = Character.getType(c) == Character.CONTROL && c != '\n' && c != '\t';
        boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        boolean none = (c & 0xFFFE) == 0xFFFE;
        if (c == '\r') {
            return "";
        }
        return control || half || none ? UNKNOWN : Character.toString(c);
    }
}
