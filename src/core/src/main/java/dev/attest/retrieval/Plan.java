package dev.attest.retrieval;

import java.time.Duration;
import java.util.List;

/**
 * How passages were looked for.
 *
 * @param tally how much the filter left
 * @param steps a search of a leg each, in the order they ended; several of one leg when the first found too little
 */
public record Plan(Tally tally, List<Step> steps) {

    public Plan {
        steps = List.copyOf(steps);
    }

    /**
     * One search of one leg.
     *
     * @param leg {@code words} or {@code vectors}
     * @param way {@code index} for words; of vectors a {@link Nearest.Way} in lower case
     * @param fetched chunks that were fetched or compared
     * @param found hits
     */
    public record Step(String leg, String way, long fetched, int found, Duration took) {}
}
