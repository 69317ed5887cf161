package dev.attest.retrieval.web;

import dev.attest.retrieval.Plan;
import java.util.List;

/**
 * How passages were looked for.
 *
 * @param qualifying chunks the asker may read that the filter lets through; all of them without a filter
 * @param total chunks the asker may read, in the collections that were searched
 * @param searches in the order they ended; several of one leg when the first found too little
 */
record PlanJson(long qualifying, long total, List<LegJson> searches) {

    static PlanJson of(Plan plan) {
        return new PlanJson(
                plan.tally().qualifying(),
                plan.tally().total(),
                plan.steps().stream().map(LegJson::of).toList());
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
    record LegJson(String leg, String way, long fetched, int found, double ms) {

        private static final double NANOS = 1e6;

        static LegJson of(Plan.Step step) {
            return new LegJson(
                    step.leg(),
                    step.way(),
                    step.fetched(),
                    step.found(),
                    step.took().toNanos() / NANOS);
        }
    }
}
