package dev.attest.documents.parsing;

/**
 * Reads a text that is part of another file, such as the body of a mail. It computes on the caller's thread: a parser
 * that waited for another parser could wait for the thread it stands on.
 */
@FunctionalInterface
public interface BodyReader {

    /**
     * Writes the blocks of the text after those already written; none when it shows nothing.
     *
     * @param text lines ended by {@code \n}
     * @param html whether it is a page, else plain text
     * @throws dev.attest.documents.UnreadableDocument when {@code out} has no room for it
     */
    void read(String text, boolean html, TextWriter out);
}
