package dev.attest.eval.cli;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.metrics.Prices;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the answers' tokens cost. */
final class PriceOptions {

    @Option(
            names = "--price-input",
            paramLabel = "PRICE",
            description = "Of a million input tokens; else cost is unmeasured.")
    private @Nullable Double input;

    @Option(names = "--price-output", paramLabel = "PRICE", description = "Of a million output tokens.")
    private @Nullable Double output;

    @Option(names = "--currency", paramLabel = "NAME", description = "Of both (default: ${DEFAULT-VALUE}).")
    private String currency = "USD";

    Prices prices() {
        if (Stream.of(input, output).anyMatch(price -> price != null && !(price >= 0 && Double.isFinite(price)))) {
            throw new EvalFailure("a price is 0 or more.");
        }
        return new Prices(optional(input), optional(output), currency);
    }

    private static OptionalDouble optional(@Nullable Double price) {
        return price == null ? OptionalDouble.empty() : OptionalDouble.of(price);
    }
}
