package dev.attest.retrieval.lucene;

import dev.attest.retrieval.AppliedSequences;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * How far each leg has followed each collection, as kept in a Lucene commit. Immutable.
 *
 * @param byLeg collection id to sequence; every leg is there
 */
record Sequences(Map<Leg, Map<Long, Long>> byLeg) {

    /** Counts up whenever fields or analysis change; an index of another layout is rebuilt. */
    private static final String LAYOUT = "1";

    private static final String LAYOUT_KEY = "layout";

    Sequences {
        var copy = new EnumMap<Leg, Map<Long, Long>>(Leg.class);
        for (Leg leg : Leg.values()) {
            copy.put(leg, Map.copyOf(byLeg.getOrDefault(leg, Map.of())));
        }
        byLeg = copy;
    }

    static Sequences none() {
        return new Sequences(Map.of());
    }

    /**
     * Reads a commit's user data.
     *
     * @throws IllegalArgumentException when it was not written by {@link #toCommitData()} of this layout
     */
    static Sequences fromCommitData(Map<String, String> data) {
        if (!LAYOUT.equals(data.get(LAYOUT_KEY))) {
            throw new IllegalArgumentException(
                    "Index layout " + data.getOrDefault(LAYOUT_KEY, "unknown") + ", expected " + LAYOUT);
        }
        var sequences = none();
        for (Leg leg : Leg.values()) {
            String prefix = leg.letter() + ":";
            for (var entry : data.entrySet()) {
                if (entry.getKey().startsWith(prefix)) {
                    long collection = Long.parseLong(entry.getKey().substring(prefix.length()));
                    sequences = sequences.with(leg, collection, Long.parseLong(entry.getValue()));
                }
            }
        }
        return sequences;
    }

    Map<String, String> toCommitData() {
        var data = new HashMap<String, String>();
        data.put(LAYOUT_KEY, LAYOUT);
        byLeg.forEach((leg, sequences) -> sequences.forEach(
                (collection, sequence) -> data.put(leg.letter() + ":" + collection, Long.toString(sequence))));
        return data;
    }

    AppliedSequences of(Leg leg) {
        return new AppliedSequences(byLeg.getOrDefault(leg, Map.of()));
    }

    Sequences with(Leg leg, long collection, long sequence) {
        var changed = new HashMap<>(of(leg).byCollection());
        changed.put(collection, sequence);
        return with(leg, changed);
    }

    Sequences without(Leg leg, long collection) {
        var changed = new HashMap<>(of(leg).byCollection());
        changed.remove(collection);
        return with(leg, changed);
    }

    private Sequences with(Leg leg, Map<Long, Long> changed) {
        var all = new EnumMap<>(byLeg);
        all.put(leg, changed);
        return new Sequences(all);
    }
}
