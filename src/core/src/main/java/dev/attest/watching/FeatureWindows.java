package dev.attest.watching;

import static java.util.stream.Collectors.toMap;

import dev.attest.prediction.ModelCard;
import dev.attest.prediction.Predicted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/**
 * Counts every predicted row of every version, in slices of a sliding window. Counting is done by whoever predicts: it takes
 * less time than handing the rows to somebody else would, and so no row is left out, whatever happens to the log.
 */
public final class FeatureWindows {

    /** Slices of a window. */
    static final int SLICES = 48;

    private final Tallies tallies;
    private final Duration window;
    private final Clock clock;
    private final UUID writer;
    private final long sliceMillis;
    private final Map<Long, Counting> slices = new ConcurrentHashMap<>();
    private volatile Counting current = new Counting(Long.MIN_VALUE);

    /**
     * Nothing counted yet.
     *
     * @param window its length, of which the oldest part up to {@code 1/48} is left out or not as slices end
     * @param writer tells this process, from its start, from every other
     */
    public FeatureWindows(Tallies tallies, Duration window, Clock clock, UUID writer) {
        if (window.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("A window of predictions is a minute or longer, not " + window);
        }
        this.tallies = tallies;
        this.window = window;
        this.clock = clock;
        this.writer = writer;
        this.sliceMillis = window.toMillis() / SLICES;
    }

    /** Counts every row of a call. */
    public void seen(Predicted predicted) {
        long begun = Math.floorDiv(predicted.at().toEpochMilli(), sliceMillis);
        // What began before the last slice is of that one: earlier ones were written for good, and are forgotten.
        long slice = Math.max(begun, Math.floorDiv(clock.millis(), sliceMillis) - 1);
        Counting counting = current;
        if (counting.slice != slice) {
            counting = slices.computeIfAbsent(slice, Counting::new);
            current = counting;
        }
        counting.of(predicted.card()).count(predicted);
    }

    /** The beginning of the window that ends now. */
    public Instant start() {
        return clock.instant().minus(window);
    }

    public Duration window() {
        return window;
    }

    /** Writes what was counted since it was last written; what cannot be written is with the next time. */
    public Mono<Void> flush() {
        return Mono.defer(() -> {
            List<Tallies.Slice> changed = new ArrayList<>();
            Map<Counting, Long> rows = new LinkedHashMap<>();
            for (Counting counting : slices.values()) {
                long counted = counting.rows();
                if (counted > counting.saved) {
                    rows.put(counting, counted);
                    changed.addAll(counting.slices());
                }
            }
            return (changed.isEmpty() ? Mono.<Void>empty() : tallies.save(writer, changed))
                    .doOnSuccess(done -> rows.forEach((counting, counted) -> counting.saved = counted))
                    .doFinally(signal -> forget());
        });
    }

    /** Forgets what was written and is over long since, and what no window will ask for any more. */
    private void forget() {
        long now = Math.floorDiv(clock.millis(), sliceMillis);
        slices.values()
                .removeIf(counting -> counting.slice < now - SLICES
                        || (counting.slice < now - 1 && counting.saved == counting.rows()));
    }

    /** Reads the counts of all processes, this one's included as they are now. */
    Mono<Tally> tally(ModelCard card) {
        return flush().then(Mono.defer(() -> tallies.since(card, start())));
    }

    /** Forgets what was written of times that no window reaches any more. */
    public Mono<Void> sweep() {
        return Mono.defer(() -> tallies.sweep(start()));
    }

    /** All versions in one slice of time. */
    private final class Counting {

        private final long slice;
        private final Map<SameCard, CardCounters> counters = new ConcurrentHashMap<>();
        private volatile long saved;

        Counting(long slice) {
            this.slice = slice;
        }

        CardCounters of(ModelCard card) {
            SameCard key = new SameCard(card);
            CardCounters found = counters.get(key);
            return found == null ? counters.computeIfAbsent(key, absent -> new CardCounters(card)) : found;
        }

        long rows() {
            return counters.values().stream().mapToLong(CardCounters::rows).sum();
        }

        /** A version that was loaded twice with an equal card is one. */
        List<Tallies.Slice> slices() {
            Instant start = Instant.ofEpochMilli(slice * sliceMillis);
            return List.copyOf(counters.entrySet().stream()
                    .map(entry -> slice(entry.getKey().card(), start, entry.getValue()))
                    .collect(toMap(
                            slice -> new Row(slice.model(), slice.version(), slice.layout()),
                            slice -> slice,
                            FeatureWindows::together))
                    .values());
        }

        private static Tallies.Slice slice(ModelCard card, Instant start, CardCounters counters) {
            return new Tallies.Slice(card.name(), card.version(), Tally.layout(card), start, counters.tally());
        }
    }

    private static Tallies.Slice together(Tallies.Slice one, Tallies.Slice other) {
        return new Tallies.Slice(
                one.model(),
                one.version(),
                one.layout(),
                one.start(),
                one.tally().plus(other.tally()));
    }

    private record Row(String model, String version, int layout) {}

    /** To compare whole cards would take longer than to count. */
    private record SameCard(ModelCard card) {

        @Override
        @SuppressWarnings("ReferenceEquality") // that is the point
        public boolean equals(Object other) {
            return other instanceof SameCard same && same.card == card;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(card);
        }
    }
}
