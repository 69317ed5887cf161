package dev.attest.documents.office;

import dev.attest.documents.ParseLimits;
import dev.attest.documents.Source;
import dev.attest.documents.UnreadableDocument;
import dev.attest.documents.UnreadableDocument.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Looks at an archive as a whole before any part of it is read, first at what it says and then at what it holds. */
final class ArchiveGuard {

    /** Far more than any Office file has, few enough to list in memory. */
    private static final int MOST_ENTRIES = 20_000;
    /** Unpacking to this is harmless, whatever the ratio; sheets of equal rows pack better than most bombs. */
    private static final long HARMLESS = 16 << 20;
    /** The fixed part of the header before an entry's bytes. */
    private static final int LOCAL_HEADER = 30;

    private final Source source;
    private final ParseLimits limits;

    ArchiveGuard(Source source, ParseLimits limits) {
        this.source = source;
        this.limits = limits;
    }

    /** The archive, open. */
    ZipFile checked() throws IOException {
        requireArchive();
        requireFewEntries();
        ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(source.bytes()))
                .get();
        try {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
            requirePlain(entries);
            requireApart(entries);
            requireSmall(zip, entries);
            return zip;
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private void requireArchive() throws IOException {
        FileMagic magic = FileMagic.valueOf(source.bytes());
        if (magic == FileMagic.OLE2) {
            try (POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(source.bytes()))) {
                if (container.getRoot().hasEntryCaseInsensitive("EncryptedPackage")) {
                    throw encrypted();
                }
            }
            throw new UnreadableDocument(
                    Reason.BROKEN,
                    source.shownName() + " is in a format of Office before 2007, which Attest does not read. Save it as"
                            + " DOCX, PPTX or XLSX and upload that.");
        }
        if (magic != FileMagic.OOXML) {
            throw new IOException("No archive");
        }
    }

    private UnreadableDocument encrypted() {
        return new UnreadableDocument(
                Reason.ENCRYPTED,
                source.shownName() + " is protected with a password. Save it without one and upload that.");
    }

    /** Counts the marks of directory entries, before anything is made of each; whatever reads the archive finds no more. */
    private void requireFewEntries() {
        byte[] bytes = source.bytes();
        int marks = 0;
        for (int i = 0; i + 3 < bytes.length; i++) {
            if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1 && bytes[i + 3] == 2) {
                marks++;
            }
        }
        if (marks > MOST_ENTRIES) {
            throw bomb("holds more than %,d parts".formatted(MOST_ENTRIES));
        }
    }

    private void requirePlain(List<ZipArchiveEntry> entries) throws IOException {
        for (ZipArchiveEntry entry : entries) {
            if (entry.getGeneralPurposeBit().usesEncryption()) {
                throw encrypted();
            }
            if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
                throw new IOException("Packed by method " + entry.getMethod());
            }
        }
    }

    /** No two parts may share bytes: that is how a small archive gets to unpack to any size. */
    private void requireApart(List<ZipArchiveEntry> entries) {
        List<ZipArchiveEntry> inOrder = entries.stream()
                .sorted(Comparator.comparingLong(ZipArchiveEntry::getLocalHeaderOffset))
                .toList();
        long end = 0;
        for (ZipArchiveEntry entry : inOrder) {
            long start = entry.getLocalHeaderOffset();
            if (start < end) {
                throw bomb("holds parts that overlap");
            }
            end = start + LOCAL_HEADER + Math.max(0, entry.getCompressedSize());
        }
    }

    private void requireSmall(ZipFile zip, List<ZipArchiveEntry> entries) throws IOException {
        long most = Math.min(limits.unpacked(), Math.max(HARMLESS, (long) limits.ratio() * source.bytes().length));
        long declared = 0;
        for (ZipArchiveEntry entry : entries) {
            declared += Math.max(0, entry.getSize());
            requireAtMost(most, declared);
        }
        byte[] buffer = new byte[1 << 16];
        long unpacked = 0;
        for (ZipArchiveEntry entry : entries) {
            try (InputStream bytes = zip.getInputStream(entry)) {
                for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                    unpacked += read;
                    requireAtMost(most, unpacked);
                }
            }
        }
    }

    private void requireAtMost(long most, long bytes) {
        if (bytes > most || bytes < 0) {
            throw bomb("unpacks to more than %,d bytes".formatted(most));
        }
    }

    private UnreadableDocument bomb(String fault) {
        return new UnreadableDocument(
                Reason.ARCHIVE_BOMB,
                source.shownName() + " " + fault
                        + ", more than Attest reads of a file of its size. Open it in the program"
                        + " that wrote it, save it again and upload that, or divide it.");
    }
}
