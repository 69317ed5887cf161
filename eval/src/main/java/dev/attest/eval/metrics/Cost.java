package dev.attest.eval.metrics;

import dev.attest.eval.Exchange;
import dev.attest.eval.Judge;
import dev.attest.eval.Metric;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.MetricInfo.Aggregate;
import dev.attest.eval.Reply.Usage;
import dev.attest.eval.Score;

/** What an answer cost. */
record Cost(Prices prices) implements Metric {

    @Override
    public MetricInfo info() {
        return Infos.amount(
                "cost",
                "Cost",
                "Input tokens · price of input + output tokens · price of output, with prices for a million tokens;"
                        + " of targets that report their tokens. 0 or more, lower is better.",
                prices.currency(),
                Aggregate.MEAN,
                Aggregate.SUM);
    }

    @Override
    public Score score(Exchange exchange, Judge judge) {
        Usage usage = exchange.reply().usage();
        if (usage == null) {
            return Reasons.NO_USAGE;
        }
        return prices.inputPerMillion().isEmpty() || prices.outputPerMillion().isEmpty()
                ? Score.unmeasured("No price is set; give --price-input and --price-output.")
                : Score.of(cost(usage));
    }

    private double cost(Usage usage) {
        return (usage.inputTokens() * prices.inputPerMillion().getAsDouble()
                        + usage.outputTokens() * prices.outputPerMillion().getAsDouble())
                / 1_000_000;
    }
}
