package dev.attest.retrieval;

import dev.attest.documents.Encodings;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Encodings in memory, by format and text hash. */
public final class InMemoryEncodings implements Encodings {

    final Map<String, Map<String, byte[]>> byFormat = new HashMap<>();

    @Override
    public Mono<Map<String, byte[]>> find(String format, Collection<String> textHashes) {
        return Mono.fromSupplier(() -> findNow(format, textHashes));
    }

    private synchronized Map<String, byte[]> findNow(String format, Collection<String> textHashes) {
        var found = new HashMap<>(byFormat.getOrDefault(format, Map.of()));
        found.keySet().retainAll(textHashes);
        return found;
    }

    @Override
    public Mono<Void> save(String format, Map<String, byte[]> byTextHash) {
        return Mono.fromRunnable(() -> saveNow(format, byTextHash));
    }

    private synchronized void saveNow(String format, Map<String, byte[]> byTextHash) {
        Map<String, byte[]> kept = byFormat.computeIfAbsent(format, name -> new HashMap<>());
        byTextHash.forEach(kept::putIfAbsent);
    }
}
