package dev.attest.documents.jdbc;

/** Texts that parsers made, as every database can keep them. */
final class Storable {

    private static final char REPLACEMENT = '\uFFFD';

    private Storable() {}

    /**
     * The same text with U+FFFD for what PostgreSQL refuses (U+0000) or UTF-8 cannot say (half a surrogate pair). One UTF-16
     * code unit stands for one, so every offset remains what it was.
     */
    static String text(String text) {
        StringBuilder changed = null;
        for (int i = 0; i < text.length(); i++) {
            if (isStorable(text, i)) {
                continue;
            }
            if (changed == null) {
                changed = new StringBuilder(text);
            }
            changed.setCharAt(i, REPLACEMENT);
        }
        return changed == null ? text : changed.toString();
    }

    private static boolean isStorable(String text, int at) {
        char unit = text.charAt(at);
        if (Character.isHighSurrogate(unit)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(unit) ? at > 0 && Character.isHighSurrogate(text.charAt(at - 1)) : unit != 0;
    }
}
