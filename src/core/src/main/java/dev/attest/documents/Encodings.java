package dev.attest.documents;

import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * What the bundled encoder made of texts, so that a text is encoded once however often it is ingested or indexed. Kept as
 * bytes, which whoever encodes can read; a format's name stands for the encoder and for how the bytes are written.
 */
public interface Encodings {

    /** The bytes there are, by text hash. */
    Mono<Map<String, byte[]>> find(String format, Collection<String> textHashes);

    /** Keeps bytes; those that are there already stay. */
    Mono<Void> save(String format, Map<String, byte[]> byTextHash);
}
