package dev.attest.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What to evaluate, and how.
 *
 * @param dataset name of one that is there
 * @param metrics those to measure; empty for every one
 * @param limit most samples; empty for all of them
 * @param selfTests whether the judge is tested as well, which takes longer than a few samples do
 */
public record EvaluationRequest(
        String dataset,
        Judge judge,
        List<String> metrics,
        Optional<Integer> limit,
        Baseline baseline,
        boolean selfTests) {

    public static final int MOST_METRICS = 64;
    public static final String METRIC_PATTERN = "[a-z0-9_@]{1,64}";

    public EvaluationRequest {
        metrics = List.copyOf(metrics);
        if (metrics.size() > MOST_METRICS || !metrics.stream().allMatch(name -> name.matches(METRIC_PATTERN))) {
            throw new IllegalArgumentException("These are no metrics: " + metrics);
        }
        if (limit.isPresent() && limit.get() < 1) {
            throw new IllegalArgumentException("limit is 1 or more, not " + limit.get());
        }
    }

    /** Every metric over all samples, compared with the evaluation before. */
    public static EvaluationRequest whole(String dataset, Judge judge) {
        return new EvaluationRequest(dataset, judge, List.of(), Optional.empty(), Baseline.LAST, true);
    }

    /** Who judges. */
    public enum Judge {
        /** Needs neither key nor network. */
        LOCAL,
        /** The language model that {@code ATTEST_JUDGE_…} names. */
        LLM
    }

    /**
     * What the evaluation is compared with.
     *
     * @param kind how it is named
     * @param id of the evaluation named; empty unless one is
     */
    public record Baseline(Kind kind, Optional<UUID> id) {

        /** The newest one of the same dataset, judge and limit that has a report. */
        public static final Baseline LAST = new Baseline(Kind.LAST, Optional.empty());

        public static final Baseline NONE = new Baseline(Kind.NONE, Optional.empty());

        public Baseline {
            if (id.isPresent() != (kind == Kind.NAMED)) {
                throw new IllegalArgumentException("A baseline that is named has an id, and no other one");
            }
        }

        public static Baseline named(UUID id) {
            return new Baseline(Kind.NAMED, Optional.of(id));
        }

        /** {@code last}, {@code none} or an id; empty for any other text. */
        public static Optional<Baseline> parse(String text) {
            if (text.equals("last") || text.equals("none")) {
                return Optional.of(text.equals("last") ? LAST : NONE);
            }
            try {
                UUID id = UUID.fromString(text);
                // Java takes ids whose parts are too short.
                return id.toString().equalsIgnoreCase(text) ? Optional.of(named(id)) : Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        /** As {@link #parse} reads it. */
        public String text() {
            return switch (kind) {
                case LAST -> "last";
                case NONE -> "none";
                case NAMED -> id.orElseThrow().toString();
            };
        }

        /** How a baseline is named. */
        public enum Kind {
            LAST,
            NONE,
            NAMED
        }
    }
}
