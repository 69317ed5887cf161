package dev.attest.documents.pdf;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;

/** Reads the words in a picture of a page. */
interface Recognition {

    /**
     * The words that are surely there, in reading order.
     *
     * @throws IOException when the picture cannot be read, or not in time
     */
    List<Word> words(BufferedImage page) throws IOException;

    /**
     * A word in a picture.
     *
     * @param line the same for neighbouring words of one line
     * @param left in pixels, from the picture's left edge
     * @param top in pixels, from the picture's top edge
     */
    record Word(String text, String line, int left, int top, int width, int height) {}
}
