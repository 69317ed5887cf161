package dev.attest.documents.parsing;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/** Counts the characters of a file, a few at a time, before anybody makes a text of all of them. */
final class DecodedLength {

    private static final int PIECE = 8192;

    private final boolean html;
    private final int limit;
    private long counted;
    private char previous;
    private boolean inTag;

    private DecodedLength(boolean html, int limit) {
        this.html = html;
        this.limit = limit;
    }

    /**
     * Whether these bytes hold more characters than that; a line ends in one. Of HTML those inside tags do not count: a page
     * may carry its pictures there.
     */
    static boolean exceeds(int limit, ByteBuffer bytes, Charset charset, boolean html) {
        return bytes.remaining() * (double) charset.newDecoder().maxCharsPerByte() > limit
                && new DecodedLength(html, limit).exceeded(bytes.duplicate(), charset);
    }

    private boolean exceeded(ByteBuffer bytes, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        CharBuffer piece = CharBuffer.allocate(PIECE);
        boolean more = true;
        while (more && counted <= limit) {
            piece.clear();
            more = decoder.decode(bytes, piece, true).isOverflow();
            count(piece.flip());
        }
        return counted > limit;
    }

    private void count(CharBuffer piece) {
        while (piece.hasRemaining()) {
            char c = piece.get();
            boolean lineEnded = c == '\n' && previous == '\r';
            if (html && c == '<') {
                inTag = true;
            }
            counted += lineEnded || inTag ? 0 : 1;
            if (c == '>') {
                inTag = false;
            }
            previous = c;
        }
    }
}
