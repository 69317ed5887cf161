package dev.attest.judging.local;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Keeps what was used last, up to a number of entries. Thread-safe. */
final class Recent<K, V> {

    private final Map<K, V> entries;

    Recent(int most) {
        entries = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    Optional<V> find(K key) {
        synchronized (entries) {
            return Optional.ofNullable(entries.get(key));
        }
    }

    void put(K key, V value) {
        synchronized (entries) {
            entries.put(key, value);
        }
    }

    /** Two threads may make the same value at once; one of them is kept. */
    V get(K key, Function<K, V> made) {
        return find(key).orElseGet(() -> {
            V value = made.apply(key);
            put(key, value);
            return value;
        });
    }
}
