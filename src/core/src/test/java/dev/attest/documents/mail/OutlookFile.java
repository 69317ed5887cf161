package dev.attest.documents.mail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Writes a message as Outlook does (MS-OXMSG), as far as the tests need it. */
final class OutlookFile {

    private static final int TEXT = 0x001F;
    private static final int BINARY = 0x0102;
    private static final int TIME = 0x0040;
    private static final long FILETIME_OF_1970 = 11_644_473_600L;

    private static final String OBJECT = "application/x-object";

    private record Inside(String name, String type, byte[] bytes, OutlookFile mail) {}

    private final Map<String, byte[]> streams = new LinkedHashMap<>();
    private final List<byte[]> properties = new ArrayList<>();
    private final List<Inside> attached = new ArrayList<>();

    OutlookFile text(String id, String value) {
        return stream(id, TEXT, value.getBytes(StandardCharsets.UTF_16LE));
    }

    OutlookFile binary(String id, byte[] value) {
        return stream(id, BINARY, value);
    }

    OutlookFile time(String id, Instant at) {
        long ticks = (at.getEpochSecond() + FILETIME_OF_1970) * 10_000_000L + at.getNano() / 100;
        properties.add(property(id, TIME, ticks));
        return this;
    }

    OutlookFile attach(String name, String type, byte[] bytes) {
        attached.add(new Inside(name, type, bytes, this));
        return this;
    }

    OutlookFile attachMail(String name, OutlookFile mail) {
        attached.add(new Inside(name, "", new byte[0], mail));
        return this;
    }

    /** A picture that the page of the mail shows. */
    OutlookFile attachPicture(String name) {
        attached.add(new Inside(name, "image/png", new byte[] {1}, this));
        return this;
    }

    /** Another program's object, which is a folder and no message. */
    OutlookFile attachObject(String name) {
        attached.add(new Inside(name, OBJECT, new byte[] {1}, this));
        return this;
    }

    byte[] bytes() {
        try (var files = new POIFSFileSystem()) {
            writeTo(files.getRoot(), 32);
            var bytes = new ByteArrayOutputStream();
            files.writeFilesystem(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OutlookFile stream(String id, int type, byte[] value) {
        streams.put("__substg1.0_%s%04X".formatted(id, type), value);
        properties.add(property(id, type, value.length));
        return this;
    }

    private static byte[] property(String id, int type, long value) {
        return ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) type)
                .putShort((short) Integer.parseInt(id, 16))
                .putInt(6)
                .putLong(value)
                .array();
    }

    private void writeTo(DirectoryEntry folder, int headerLength) throws IOException {
        var all = new ByteArrayOutputStream();
        all.writeBytes(new byte[headerLength]);
        properties.forEach(all::writeBytes);
        folder.createDocument("__properties_version1.0", new ByteArrayInputStream(all.toByteArray()));
        for (var stream : streams.entrySet()) {
            folder.createDocument(stream.getKey(), new ByteArrayInputStream(stream.getValue()));
        }
        for (int i = 0; i < attached.size(); i++) {
            Inside inside = attached.get(i);
            DirectoryEntry place = folder.createDirectory("__attach_version1.0_#%08X".formatted(i));
            OutlookFile description =
                    new OutlookFile().text("3707", inside.name()).text("3001", inside.name());
            if (inside.type().equals("image/png")) {
                description.text("3712", "picture");
            }
            if (inside.type().equals(OBJECT)) {
                place.createDirectory("__substg1.0_3701000D")
                        .createDocument("Contents", new ByteArrayInputStream(inside.bytes()));
            } else if (inside.mail() == this) {
                description.text("370E", inside.type()).binary("3701", inside.bytes());
            } else {
                inside.mail().writeTo(place.createDirectory("__substg1.0_3701000D"), 24);
            }
            description.writeTo(place, 8);
        }
    }
}
