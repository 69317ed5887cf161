package dev.attest.documents;

import java.util.UUID;

/** Names a chunk for ever: derived from document, version and ordinal, immutable, never used again. */
public record ChunkId(UUID documentId, int version, int ordinal) {

    /** Reads {@link #toString()}'s form. */
    public static ChunkId parse(String id) {
        String[] parts = id.split(":", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("Not a chunk id: " + id);
        }
        return new ChunkId(UUID.fromString(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    /** Of the chunk of the same version that stands {@code distance} behind it; before it, where that is negative. */
    public ChunkId beside(int distance) {
        return new ChunkId(documentId, version, ordinal + distance);
    }

    @Override
    public String toString() {
        return documentId + ":" + version + ":" + ordinal;
    }
}
