package dev.attest.answering;

import java.util.Map;

/**
 * The share of answerable questions that may be refused so that unanswerable ones are: the more are accepted, the fewer
 * wrong answers there are.
 *
 * @param share more than 0, at most {@value #MOST}
 * @param byCollection by name, where it is another one
 */
public record FalseRefusals(double share, Map<String, Double> byCollection) {

    public static final double MOST = 0.2;

    /** 2 %, everywhere: at that share the tuned half of the samples' questions is answered as often as by the rule before this model. */
    public static final FalseRefusals DEFAULT = new FalseRefusals(0.02, Map.of());

    public FalseRefusals {
        byCollection = Map.copyOf(byCollection);
        check(share);
        byCollection.values().forEach(FalseRefusals::check);
    }

    private static void check(double share) {
        if (!(share > 0 && share <= MOST)) {
            throw new IllegalArgumentException(
                    "The share of answerable questions that may be refused is more than 0 and at most " + MOST
                            + ", not " + share);
        }
    }

    double in(String collection) {
        return byCollection.getOrDefault(collection, share);
    }
}
