package dev.attest.documents.jdbc;

/** Texts that must fit into a column. */
final class Cut {

    private Cut() {}

    /** As much of the text as fits, without half a character at its end. */
    static String to(int length, String text) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
