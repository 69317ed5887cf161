package dev.attest.documents.jdbc;

import dev.attest.documents.DocumentTooLarge;
import dev.attest.documents.StoredBlob;
import dev.attest.documents.TextHash;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Cuts arriving bytes into rows, counting and hashing them on the way. Used by one subscriber. */
final class BlobAssembly {

    private static final int END = 64 << 10;

    record Row(int ordinal, byte[] bytes) {}

    private final long limit;
    private final MessageDigest digest = TextHash.sha256();
    private final ByteArrayOutputStream open = new ByteArrayOutputStream();
    private byte[] head = new byte[0];
    private byte[] tail = new byte[0];
    private long size;
    private int rows;

    BlobAssembly(long limit) {
        this.limit = limit;
    }

    /** The rows these bytes filled. */
    List<Row> take(byte[] bytes) {
        size += bytes.length;
        if (size > limit) {
            throw new DocumentTooLarge(limit);
        }
        digest.update(bytes);
        var filled = new ArrayList<Row>();
        int from = 0;
        while (from < bytes.length) {
            int taken = Math.min(JdbcBlobs.ROW - open.size(), bytes.length - from);
            open.write(bytes, from, taken);
            from += taken;
            if (open.size() == JdbcBlobs.ROW) {
                filled.add(close());
            }
        }
        return filled;
    }

    /** The last row, if it holds anything. */
    List<Row> rest() {
        return open.size() == 0 ? List.of() : List.of(close());
    }

    StoredBlob finished(UUID id) {
        return new StoredBlob(id, size, HexFormat.of().formatHex(digest.digest()), head, tail);
    }

    private Row close() {
        byte[] bytes = open.toByteArray();
        if (rows == 0) {
            head = Arrays.copyOf(bytes, Math.min(END, bytes.length));
        }
        tail = lastOf(tail, bytes);
        open.reset();
        return new Row(rows++, bytes);
    }

    /** The last bytes of two arrays that follow each other. */
    private static byte[] lastOf(byte[] before, byte[] bytes) {
        int fromBefore = Math.min(before.length, Math.max(0, END - bytes.length));
        int fromBytes = Math.min(bytes.length, END);
        byte[] last = new byte[fromBefore + fromBytes];
        System.arraycopy(before, before.length - fromBefore, last, 0, fromBefore);
        System.arraycopy(bytes, bytes.length - fromBytes, last, fromBefore, fromBytes);
        return last;
    }
}
