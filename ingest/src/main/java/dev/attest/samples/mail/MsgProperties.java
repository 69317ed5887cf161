package dev.attest.samples.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.poifs.filesystem.DirectoryEntry;

/**
 * The properties of one object of an Outlook message ([MS-OXMSG] 2.4): short values in the property stream, longer ones in
 * streams of their own.
 */
final class MsgProperties {

    private static final int TEXT = 0x001F;
    private static final int BINARY = 0x0102;
    private static final int NUMBER = 0x0003;
    private static final int FLAG = 0x000B;
    private static final int TIME = 0x0040;
    private static final int READABLE_AND_WRITEABLE = 0x6;
    private static final int ENTRY = 16;
    private static final int MESSAGE_HEADER = 32;
    private static final int HEADER = 8;
    /** From 1601-01-01 to 1970-01-01, in seconds. */
    private static final long EPOCH = 11_644_473_600L;

    /** By tag: identifier in the upper, type in the lower 16 bits. */
    private final Map<Integer, Long> values = new TreeMap<>();

    private final Map<Integer, byte[]> streams = new TreeMap<>();

    MsgProperties text(int id, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_16LE);
        streams.put(tag(id, TEXT), bytes);
        values.put(tag(id, TEXT), bytes.length + 2L); // with the end mark that is not stored
        return this;
    }

    MsgProperties binary(int id, byte[] bytes) {
        streams.put(tag(id, BINARY), bytes);
        values.put(tag(id, BINARY), (long) bytes.length);
        return this;
    }

    MsgProperties number(int id, int number) {
        values.put(tag(id, NUMBER), number & 0xFFFF_FFFFL);
        return this;
    }

    MsgProperties flag(int id, boolean flag) {
        values.put(tag(id, FLAG), flag ? 1L : 0L);
        return this;
    }

    MsgProperties time(int id, Instant time) {
        values.put(tag(id, TIME), (time.getEpochSecond() + EPOCH) * 10_000_000L + time.getNano() / 100);
        return this;
    }

    private static int tag(int id, int type) {
        return id << 16 | type;
    }

    /** As the message itself, whose property stream counts what else the container holds. */
    void writeMessage(DirectoryEntry folder, int recipients, int attachments) throws IOException {
        ByteBuffer stream = buffer(MESSAGE_HEADER);
        stream.putLong(0);
        stream.putInt(recipients).putInt(attachments); // the next free numbers
        stream.putInt(recipients).putInt(attachments);
        stream.putLong(0);
        write(folder, stream);
    }

    /** As a recipient or an attachment. */
    void writeTo(DirectoryEntry folder) throws IOException {
        write(folder, buffer(HEADER).putLong(0));
    }

    private ByteBuffer buffer(int header) {
        return ByteBuffer.allocate(header + ENTRY * values.size()).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void write(DirectoryEntry folder, ByteBuffer stream) throws IOException {
        values.forEach((tag, value) ->
                stream.putInt(tag).putInt(READABLE_AND_WRITEABLE).putLong(value));
        byte[] bytes = new byte[stream.flip().remaining()];
        stream.get(bytes);
        folder.createDocument("__properties_version1.0", new ByteArrayInputStream(bytes));
        for (Map.Entry<Integer, byte[]> value : streams.entrySet()) {
            String name = String.format("__substg1.0_%08X", value.getKey());
            folder.createDocument(name, new ByteArrayInputStream(value.getValue()));
        }
    }
}
