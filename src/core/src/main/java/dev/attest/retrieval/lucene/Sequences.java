package dev.attest.retrieval.lucene;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.attest.retrieval.AppliedSequences;
import dev.attest.retrieval.MultiVector;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How far each leg has followed each collection, as kept in a Lucene commit, which so says whose vectors it holds.
 * Immutable.
 *
 * @param byLeg collection id to sequence; a leg that has followed nothing is not there
 */
record Sequences(Map<Leg, Map<Long, Long>> byLeg) {

    /** Counts up whenever fields, what is in them or analysis change; an index of another layout is rebuilt. */
    private static final String LAYOUT = "5/" + MultiVector.FORMAT;

    private static final String LAYOUT_KEY = "layout";
    /** Before a tag: the name of the model whose vectors have that tag. */
    private static final String MODEL_KEY = "model:";

    Sequences {
        var copy = new HashMap<Leg, Map<Long, Long>>();
        byLeg.forEach((leg, sequences) -> {
            if (!sequences.isEmpty()) {
                copy.put(leg, Map.copyOf(sequences));
            }
        });
        byLeg = Map.copyOf(copy);
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
        var sequences = none().with(Leg.KEYWORD, data);
        for (var entry : data.entrySet()) {
            if (entry.getKey().startsWith(MODEL_KEY)) {
                sequences = sequences.with(Leg.vectors(entry.getValue()), data);
            }
        }
        return sequences;
    }

    private Sequences with(Leg leg, Map<String, String> data) {
        String prefix = leg.tag() + ":";
        var followed = new HashMap<Long, Long>();
        data.forEach((key, sequence) -> {
            if (key.startsWith(prefix)) {
                followed.put(Long.parseLong(key.substring(prefix.length())), Long.parseLong(sequence));
            }
        });
        return replacing(leg, followed);
    }

    Map<String, String> toCommitData() {
        var data = new HashMap<String, String>();
        data.put(LAYOUT_KEY, LAYOUT);
        byLeg.forEach((leg, sequences) -> {
            if (!leg.model().isEmpty()) {
                data.put(MODEL_KEY + leg.tag(), leg.model());
            }
            sequences.forEach((collection, sequence) -> data.put(leg.tag() + ":" + collection, sequence.toString()));
        });
        return data;
    }

    AppliedSequences of(Leg leg) {
        return new AppliedSequences(byLeg.getOrDefault(leg, Map.of()));
    }

    Set<String> models() {
        return byLeg.keySet().stream()
                .map(Leg::model)
                .filter(model -> !model.isEmpty())
                .collect(toUnmodifiableSet());
    }

    Sequences with(Leg leg, long collection, long sequence) {
        var changed = new HashMap<>(of(leg).byCollection());
        changed.put(collection, sequence);
        return replacing(leg, changed);
    }

    Sequences without(Leg leg, long collection) {
        var changed = new HashMap<>(of(leg).byCollection());
        changed.remove(collection);
        return replacing(leg, changed);
    }

    Sequences without(Leg leg) {
        return replacing(leg, Map.of());
    }

    private Sequences replacing(Leg leg, Map<Long, Long> changed) {
        var all = new HashMap<>(byLeg);
        all.put(leg, changed);
        return new Sequences(all);
    }
}
