package dev.attest.documents.pdf;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.ObjLongConsumer;
import java.util.zip.InflaterInputStream;

/** Finds the packed streams of a file's own objects and cross references in its bytes. */
final class ObjectStreams {

    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_DICTIONARY = 1000;

    private final byte[] file;

    ObjectStreams(byte[] file) {
        this.file = file;
    }

    /** Calls with each stream, unpacked as it is read, and the most bytes it can have packed. */
    void forEach(ObjLongConsumer<InputStream> consumer) {
        int at = indexOf(STREAM, 0);
        while (at >= 0) {
            int start = at + STREAM.length;
            boolean end = at >= 3 && file[at - 1] == 'd' && file[at - 2] == 'n' && file[at - 3] == 'e';
            if (!end && holdsObjects(at)) {
                while (start < file.length && (file[start] == '\r' || file[start] == '\n')) {
                    start++;
                }
                int next = indexOf(STREAM, start);
                int length = (next < 0 ? file.length : next) - start;
                consumer.accept(new InflaterInputStream(new ByteArrayInputStream(file, start, length)), length);
            }
            at = indexOf(STREAM, at + STREAM.length);
        }
    }

    /** Names may be written in any mix of letters and hex codes, so the latter count as well. */
    private boolean holdsObjects(int stream) {
        int from = Math.max(0, stream - LONGEST_DICTIONARY);
        String before = new String(file, from, stream - from, StandardCharsets.ISO_8859_1);
        String dictionary = before.substring(Math.max(0, before.lastIndexOf(" obj")));
        return dictionary.contains("ObjStm") || dictionary.contains("XRef") || dictionary.contains("#");
    }

    private int indexOf(byte[] wanted, int from) {
        outer:
        for (int i = from; i <= file.length - wanted.length; i++) {
            for (int j = 0; j < wanted.length; j++) {
                if (file[i + j] != wanted[j]) {
                    continue outer;
                }
            }
            return i;
        }
        return -1;
    }
}
