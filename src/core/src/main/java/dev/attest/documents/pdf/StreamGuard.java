package dev.attest.documents.pdf;

import dev.attest.documents.ParseLimits;
import dev.attest.documents.Source;
import dev.attest.documents.UnreadableDocument;
import dev.attest.documents.UnreadableDocument.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks each stream once, keeping nothing, before PDFBox unpacks it into memory: PDFBox itself has no bound.
 */
final class StreamGuard {

    /** A stream may unpack to this much whatever its ratio: blank pictures and tables compress well. */
    private static final long ALWAYS = 4L << 20;

    private static final long LARGEST = 64L << 20;
    private static final Set<COSName> ELSEWHERE =
            Set.of(COSName.PARENT, COSName.P, COSName.DEST, COSName.A, COSName.NEXT, COSName.PREV, COSName.POPUP);
    private static final Set<COSName> UNPACKED = Set.of(
            COSName.FLATE_DECODE,
            COSName.FLATE_DECODE_ABBREVIATION,
            COSName.LZW_DECODE,
            COSName.LZW_DECODE_ABBREVIATION,
            COSName.RUN_LENGTH_DECODE,
            COSName.RUN_LENGTH_DECODE_ABBREVIATION,
            COSName.ASCII85_DECODE,
            COSName.ASCII85_DECODE_ABBREVIATION,
            COSName.ASCII_HEX_DECODE,
            COSName.ASCII_HEX_DECODE_ABBREVIATION);

    private final Source source;
    private final ParseLimits limits;
    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private long unpacked;

    StreamGuard(Source source, ParseLimits limits) {
        this.source = source;
        this.limits = limits;
    }

    /** Checks the streams that hold the file's objects, which are unpacked as soon as the file is opened. */
    void checkObjectStreams() {
        new ObjectStreams(source.bytes()).forEach((packed, length) -> {
            try (InputStream in = packed) {
                in.transferTo(new Counted(length, null));
            } catch (IOException e) {
                // Encrypted or damaged: PDFBox will say so.
            }
        });
    }

    /** Checks all streams that showing a page may unpack, but for pictures. */
    void checkPage(COSDictionary page) {
        Deque<COSBase> open = new ArrayDeque<>();
        open.push(page);
        while (!open.isEmpty()) {
            COSBase base = open.pop();
            COSBase value = base instanceof COSObject reference ? reference.getObject() : base;
            if (value instanceof COSArray array && seen.add(value)) {
                array.forEach(each -> push(each, open));
            } else if (value instanceof COSDictionary dictionary && seen.add(value)) {
                if (value instanceof COSStream stream && !isPicture(stream)) {
                    check(stream);
                }
                dictionary.entrySet().stream()
                        .filter(entry -> !ELSEWHERE.contains(entry.getKey()))
                        .forEach(entry -> push(entry.getValue(), open));
            }
        }
    }

    private static void push(COSBase value, Deque<COSBase> open) {
        if (value instanceof COSObject || value instanceof COSArray || value instanceof COSDictionary) {
            open.push(value);
        }
    }

    private static boolean isPicture(COSStream stream) {
        return COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE));
    }

    private void check(COSStream stream) {
        List<COSName> filters = filters(stream);
        if (filters.isEmpty() || !UNPACKED.containsAll(filters)) {
            return;
        }
        long length = stream.getLength();
        try (InputStream raw = stream.createRawInputStream()) {
            InputStream in = raw;
            for (int i = 0; i < filters.size(); i++) {
                ByteArrayOutputStream kept = i + 1 < filters.size() ? new ByteArrayOutputStream() : null;
                FilterFactory.INSTANCE.getFilter(filters.get(i)).decode(in, new Counted(length, kept), stream, i);
                in = new ByteArrayInputStream(kept == null ? new byte[0] : kept.toByteArray());
            }
        } catch (IOException e) {
            // A damaged stream is PDFBox's to make the best of.
        }
    }

    private static List<COSName> filters(COSStream stream) {
        COSBase filters = stream.getFilters();
        List<COSName> names = new ArrayList<>();
        if (filters instanceof COSName name) {
            names.add(name);
        } else if (filters instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.getObject(i) instanceof COSName name) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /** Counts what a stream unpacks to, and ends it when that is too much. */
    private final class Counted extends OutputStream {

        private final long most;
        private final @Nullable OutputStream next;
        private long count;

        Counted(long packed, @Nullable OutputStream next) {
            this.most = Math.min(LARGEST, Math.max(ALWAYS, packed * limits.ratio()));
            this.next = next;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            count += length;
            unpacked += length;
            if (count > most || unpacked > limits.unpacked()) {
                throw new UnreadableDocument(
                        Reason.ARCHIVE_BOMB,
                        source.shownName() + " unpacks to far more than its size, more than Attest takes from one file."
                                + " Print it to a new PDF and upload that.");
            }
            if (next != null) {
                next.write(bytes, offset, length);
            }
        }
    }
}
