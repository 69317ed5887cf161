package dev.attest.watching;

import dev.attest.prediction.ModelCard;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/** Counts in memory. */
public final class FakeTallies implements Tallies {

    private record Key(UUID writer, String model, String version, int layout, Instant start) {}

    private final Map<Key, Tally> kept = new ConcurrentHashMap<>();
    private volatile boolean away;

    /** Whether saving fails. */
    public void away(boolean away) {
        this.away = away;
    }

    @Override
    public Mono<Void> save(UUID writer, List<Slice> slices) {
        return Mono.fromRunnable(() -> {
            if (away) {
                throw new IllegalStateException("away");
            }
            slices.forEach(slice -> kept.merge(
                    new Key(writer, slice.model(), slice.version(), slice.layout(), slice.start()),
                    slice.tally(),
                    (old, now) -> now.rows() > old.rows() ? now : old));
        });
    }

    @Override
    public Mono<Tally> since(ModelCard card, Instant start) {
        return Mono.fromCallable(() -> kept.entrySet().stream()
                .filter(entry -> entry.getKey().model().equals(card.name())
                        && entry.getKey().version().equals(card.version())
                        && entry.getKey().layout() == Tally.layout(card)
                        && !entry.getKey().start().isBefore(start))
                .map(Map.Entry::getValue)
                .reduce(Tally.none(card), Tally::plus));
    }

    @Override
    public Mono<Void> sweep(Instant before) {
        return Mono.fromRunnable(() -> kept.keySet().removeIf(key -> key.start().isBefore(before)));
    }
}
