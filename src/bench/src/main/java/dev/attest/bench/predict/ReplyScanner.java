package dev.attest.bench.predict;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Finds the end of one HTTP/1.1 reply, which has a length or comes in chunks; reads as little of it as it can. */
final class ReplyScanner {

    private static final int LARGEST_HEAD = 1 << 14;
    private static final String CHUNKS_END = "0\r\n\r\n";

    private final StringBuilder head = new StringBuilder();
    private final StringBuilder tail = new StringBuilder();
    private long left = -1;
    private boolean chunked;
    private boolean inBody;
    private int status;

    /**
     * Takes what came.
     *
     * @return whether the reply is whole
     */
    boolean take(ByteBuffer bytes) throws IOException {
        while (!inBody && bytes.hasRemaining()) {
            head.append((char) (bytes.get() & 0xff));
            int length = head.length();
            if (length > 3 && head.charAt(length - 1) == '\n' && head.charAt(length - 3) == '\n') {
                readHead();
            } else if (length > LARGEST_HEAD) {
                throw new IOException("This is no HTTP: " + head.substring(0, 80));
            }
        }
        return inBody && (chunked ? chunksEnded(bytes) : lengthReached(bytes));
    }

    private void readHead() throws IOException {
        String[] lines = head.toString().split("\r\n", -1);
        if (!lines[0].startsWith("HTTP/1.1 ")) {
            throw new IOException("This is no HTTP/1.1: " + lines[0]);
        }
        status = Integer.parseInt(lines[0].substring(9, 12));
        for (String line : lines) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                left = Long.parseLong(
                        lower.substring("content-length:".length()).strip());
            }
            chunked |= lower.startsWith("transfer-encoding:") && lower.endsWith("chunked");
        }
        if (left < 0 && !chunked) {
            throw new IOException("The reply has neither a length nor chunks");
        }
        inBody = true;
    }

    private boolean lengthReached(ByteBuffer bytes) {
        left -= bytes.remaining();
        return left <= 0;
    }

    /** The last chunk is empty; a request is sent only after its reply, so nothing follows it. */
    private boolean chunksEnded(ByteBuffer bytes) {
        int from = Math.max(bytes.position(), bytes.limit() - CHUNKS_END.length());
        tail.append(StandardCharsets.ISO_8859_1.decode(bytes.slice(from, bytes.limit() - from)));
        if (tail.length() > CHUNKS_END.length()) {
            tail.delete(0, tail.length() - CHUNKS_END.length());
        }
        return CHUNKS_END.contentEquals(tail);
    }

    int status() {
        return status;
    }
}
