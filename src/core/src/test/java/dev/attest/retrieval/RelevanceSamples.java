package dev.attest.retrieval;

import java.util.Optional;
import java.util.OptionalDouble;

/** How passages bear on questions in tests that do not retrieve them. */
public final class RelevanceSamples {

    /** Nothing was compared. */
    public static final Relevance NONE = cosine(OptionalDouble.empty());

    private RelevanceSamples() {}

    public static Relevance cosine(OptionalDouble cosine) {
        return new Relevance(Optional.empty(), Optional.empty(), cosine, Optional.empty(), 0);
    }
}
