package dev.attest.documents.jdbc;

import dev.attest.documents.GlyphRun;
import dev.attest.documents.Span;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * The characters of a page in one column: no byte when there are none, else a byte with the format's number, 1, the size
 * of the rest as a varint, and the rest, deflated without header (RFC 1951). Inflated, it is a sequence of varints (seven
 * bits a byte, lowest first): the number of runs, and for each run
 *
 * <ol>
 *   <li>where its span begins, after the end of the run before it, or of the page's span for the first;
 *   <li>how many code units it has, {@code n};
 *   <li>its top, less that of the run before it, and its height, less that one's, zigzag-coded;
 *   <li>its first edge, less the last edge of the run before it, zigzag-coded;
 *   <li>{@code n} widths: each edge less the one before it.
 * </ol>
 *
 * Distances are in 1/16 point, each edge rounded by itself, so that errors do not add up: a coordinate comes back within
 * 1/32 point. That is a tenth of a pixel at 200 dots an inch.
 */
final class GlyphRuns {

    private static final int FORMAT = 1;
    private static final float UNIT = 1f / 16;

    private GlyphRuns() {}

    static byte[] encode(Span page, List<GlyphRun> runs) {
        if (runs.isEmpty()) {
            return new byte[0];
        }
        var plain = new ByteArrayOutputStream();
        put(plain, runs.size());
        int end = page.start();
        int top = 0;
        int height = 0;
        int edge = 0;
        for (GlyphRun run : runs) {
            put(plain, run.span().start() - end);
            put(plain, run.span().length());
            putSigned(plain, units(run.top()) - top);
            putSigned(plain, units(run.height()) - height);
            top = units(run.top());
            height = units(run.height());
            putSigned(plain, units(run.edges()[0]) - edge);
            edge = units(run.edges()[0]);
            for (int i = 1; i < run.edges().length; i++) {
                int next = units(run.edges()[i]);
                put(plain, next - edge);
                edge = next;
            }
            end = run.span().end();
        }
        return packed(plain.toByteArray());
    }

    static List<GlyphRun> decode(Span page, byte[] column) {
        if (column.length == 0) {
            return List.of();
        }
        var numbers = new Numbers(unpacked(column));
        int count = numbers.next();
        var runs = new ArrayList<GlyphRun>(count);
        int end = page.start();
        int top = 0;
        int height = 0;
        int edge = 0;
        for (int run = 0; run < count; run++) {
            int start = end + numbers.next();
            end = start + numbers.next();
            top += numbers.nextSigned();
            height += numbers.nextSigned();
            edge += numbers.nextSigned();
            float[] edges = new float[end - start + 1];
            edges[0] = edge * UNIT;
            for (int i = 1; i < edges.length; i++) {
                edge += numbers.next();
                edges[i] = edge * UNIT;
            }
            runs.add(new GlyphRun(new Span(start, end), top * UNIT, height * UNIT, edges));
        }
        return runs;
    }

    private static int units(float points) {
        return Math.round(points / UNIT);
    }

    private static void put(ByteArrayOutputStream to, int number) {
        int rest = number;
        while ((rest & ~0x7F) != 0) {
            to.write((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        to.write(rest);
    }

    private static void putSigned(ByteArrayOutputStream to, int number) {
        put(to, (number << 1) ^ (number >> 31));
    }

    private static byte[] packed(byte[] plain) {
        var column = new ByteArrayOutputStream();
        column.write(FORMAT);
        put(column, plain.length);
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(plain);
            deflater.finish();
            byte[] buffer = new byte[4096];
            while (!deflater.finished()) {
                column.write(buffer, 0, deflater.deflate(buffer));
            }
        } finally {
            deflater.end();
        }
        return column.toByteArray();
    }

    private static byte[] unpacked(byte[] column) {
        if (column[0] != FORMAT) {
            throw new IllegalStateException("The ledger holds a page in format " + column[0] + ", newer than this");
        }
        var header = new Numbers(Arrays.copyOfRange(column, 1, column.length));
        byte[] plain = new byte[header.next()];
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(column, 1 + header.at, column.length - 1 - header.at);
            int read = 0;
            while (read < plain.length) {
                int more = inflater.inflate(plain, read, plain.length - read);
                if (more == 0) {
                    throw new IllegalStateException("The ledger holds a page that ends early");
                }
                read += more;
            }
            return plain;
        } catch (DataFormatException e) {
            throw new IllegalStateException("The ledger holds a page that cannot be read", e);
        } finally {
            inflater.end();
        }
    }

    /** Reads varints. */
    private static final class Numbers {

        private final byte[] bytes;
        private int at;

        Numbers(byte[] bytes) {
            this.bytes = bytes;
        }

        int next() {
            int number = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = bytes[at++];
                number |= (next & 0x7F) << shift;
                if (next >= 0) {
                    return number;
                }
            }
        }

        int nextSigned() {
            int number = next();
            return (number >>> 1) ^ -(number & 1);
        }
    }
}
