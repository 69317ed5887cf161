package dev.attest.retrieval.langchain4j;

/** The beginnings of texts. */
final class Beginning {

    private Beginning() {}

    /** At most so many UTF-16 code units of a text, and no half of a surrogate pair. */
    static String of(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
