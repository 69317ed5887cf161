package dev.attest.documents;

import java.util.UUID;

/**
 * Bytes the ledger holds.
 *
 * @param sha256 in lower-case hex
 * @param head the first bytes, 64 KiB where there are that many
 * @param tail the last bytes, 64 KiB where there are that many
 */
public record StoredBlob(UUID id, long size, String sha256, byte[] head, byte[] tail) {}
