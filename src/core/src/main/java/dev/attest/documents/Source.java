package dev.attest.documents;

/**
 * A file as it was received.
 *
 * @param name the client's name for it; a hint, never a path
 * @param mediaType found by {@link MediaTypes} from the content
 */
public record Source(String name, String mediaType, byte[] bytes) {}
