package dev.attest.retrieval.web;

import dev.attest.retrieval.Plan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How passages were looked for.
 *
 * <p>Counts are of the indexes, before anybody looks whether each chunk may still be read: only an owner, who may read all, is told
 * them; to others they are null.
 *
 * @param qualifying chunks that the filter lets through; all of them without a filter
 * @param total chunks in the collections that were searched
 * @param searches in the order they ended; several of one leg when the first found too little
 */
record PlanJson(@Nullable Long qualifying, @Nullable Long total, List<LegJson> searches) {

    static PlanJson of(Plan plan, boolean counts) {
        return new PlanJson(
                counts ? plan.tally().qualifying() : null,
                counts ? plan.tally().total() : null,
                plan.steps().stream().map(step -> LegJson.of(step, counts)).toList());
    }

    /**
     * One search of one leg.
     *
     * @param leg words or vectors
     * @param way index, for words; of vectors graph (through the graph of all), scan (compared with each that qualifies) or
     *     wide (more than were wanted, and those that do not qualify dropped)
     * @param fetched chunks that were fetched or compared
     * @param found hits
     */
    record LegJson(
            String leg,
            String way,
            @Nullable Long fetched,
            @Nullable Integer found,
            double ms) {

        private static final double NANOS = 1e6;

        static LegJson of(Plan.Step step, boolean counts) {
            return new LegJson(
                    step.leg(),
                    step.way(),
                    counts ? step.fetched() : null,
                    counts ? step.found() : null,
                    step.took().toNanos() / NANOS);
        }
    }
}
