package dev.attest.documents;

import java.util.UUID;

/** Names one version of a document; numbers count from 1 and are never used again. */
public record VersionKey(UUID documentId, int version) {}
