package dev.attest.documents.mail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.poi.hsmf.datatypes.AttachmentChunks;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.EntryUtils;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Turns a message inside another into a file of its own. */
final class EmbeddedMessage {

    private static final String PROPERTIES = "__properties_version1.0";
    private static final String NAMES = "__nameid_version1.0";
    /** MS-OXMSG 2.4.1: the header of a message's properties ends in 8 reserved bytes that only the outermost has. */
    private static final int EMBEDDED_HEADER = 24;

    private static final int RESERVED = 8;

    private EmbeddedMessage() {}

    /** Whether an attachment is a message; other programs' objects are folders as well. */
    static boolean isMessage(AttachmentChunks chunks) {
        return chunks.isEmbeddedMessage()
                && chunks.getAttachmentDirectory().getDirectory().hasEntryCaseInsensitive(PROPERTIES);
    }

    static byte[] alone(AttachmentChunks chunks, POIFSFileSystem outer) throws IOException {
        try (var alone = new POIFSFileSystem()) {
            DirectoryEntry message = directory(chunks, outer);
            for (Entry entry : message) {
                if (entry.getName().equals(PROPERTIES)) {
                    alone.createDocument(new ByteArrayInputStream(properties((DocumentEntry) entry)), PROPERTIES);
                } else {
                    EntryUtils.copyNodeRecursively(entry, alone.getRoot());
                }
            }
            if (outer.getRoot().hasEntryCaseInsensitive(NAMES)) {
                EntryUtils.copyNodeRecursively(outer.getRoot().getEntryCaseInsensitive(NAMES), alone.getRoot());
            }
            var bytes = new ByteArrayOutputStream();
            alone.writeFilesystem(bytes);
            return bytes.toByteArray();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static DirectoryEntry directory(AttachmentChunks chunks, POIFSFileSystem outer) throws IOException {
        DirectoryEntry attachment = (DirectoryEntry) outer.getRoot().getEntryCaseInsensitive(chunks.getPOIFSName());
        for (Entry entry : attachment) {
            if (entry instanceof DirectoryEntry inside) {
                return inside;
            }
        }
        throw new IOException("The message in " + chunks.getPOIFSName() + " is missing");
    }

    private static byte[] properties(DocumentEntry entry) throws IOException {
        try (var in = new DocumentInputStream(entry)) {
            byte[] inside = in.readAllBytes();
            int head = Math.min(EMBEDDED_HEADER, inside.length);
            byte[] alone = new byte[inside.length + RESERVED];
            System.arraycopy(inside, 0, alone, 0, head);
            System.arraycopy(inside, head, alone, head + RESERVED, inside.length - head);
            return alone;
        }
    }
}
