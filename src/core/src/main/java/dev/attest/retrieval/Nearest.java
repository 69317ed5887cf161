package dev.attest.retrieval;

import java.util.List;

/**
 * What a vector index found.
 *
 * @param hits best first
 * @param way how it looked for them
 * @param fetched how many chunks it compared one by one, or had from its graph before any were dropped
 */
public record Nearest(List<Hit> hits, Way way, long fetched) {

    /** How the nearest of those that a filter lets through are found. */
    public enum Way {
        /** Through the graph of all vectors, passing by what does not qualify. */
        GRAPH,
        /** By comparing with every chunk that qualifies. */
        SCAN,
        /** By asking for more than is wanted, and dropping what does not qualify. */
        WIDE
    }

    public Nearest {
        hits = List.copyOf(hits);
    }

    /** Nothing qualifies. */
    public static Nearest none() {
        return new Nearest(List.of(), Way.SCAN, 0);
    }
}
