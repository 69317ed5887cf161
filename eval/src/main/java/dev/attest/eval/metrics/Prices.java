package dev.attest.eval.metrics;

import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What a model's tokens cost.
 *
 * @param inputPerMillion for a million input tokens, 0 or more; empty when not known
 * @param outputPerMillion for a million output tokens
 * @param currency of both, such as {@code USD}
 */
public record Prices(OptionalDouble inputPerMillion, OptionalDouble outputPerMillion, String currency) {

    /** No price is known, and cost stays unmeasured. */
    public static final Prices NONE = new Prices(OptionalDouble.empty(), OptionalDouble.empty(), "USD");

    public Prices {
        if (!Stream.of(inputPerMillion, outputPerMillion).allMatch(Prices::isPrice)) {
            throw new IllegalArgumentException(
                    "A price is 0 or more, not %s and %s".formatted(inputPerMillion, outputPerMillion));
        }
        if (currency.isBlank()) {
            throw new IllegalArgumentException("A price has a currency");
        }
    }

    private static boolean isPrice(OptionalDouble price) {
        return price.isEmpty() || (price.getAsDouble() >= 0 && Double.isFinite(price.getAsDouble()));
    }
}
