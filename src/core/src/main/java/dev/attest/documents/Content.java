package dev.attest.documents;

import java.util.UUID;

/** Where the original bytes of a version are, and what they are. */
public record Content(UUID blob, String fileName, String mediaType, long size, String sha256) {}
