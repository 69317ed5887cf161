package dev.attest.eval.metrics;

import dev.attest.eval.Exchange;
import dev.attest.eval.Judge;
import dev.attest.eval.Metric;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.MetricInfo.Aggregate;
import dev.attest.eval.Score;

/** How long the asker waited for the first words. */
final class FirstToken implements Metric {

    private static final MetricInfo INFO = Infos.amount(
            "first_token_ms",
            "Time to the first words",
            "Milliseconds from the question to the first words of a streamed answer, as the asker measures them. 0 or more,"
                    + " lower is better.",
            "ms",
            Aggregate.P50,
            Aggregate.P95);

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public Score score(Exchange exchange, Judge judge) {
        Double first = exchange.reply().firstTokenMs();
        return first == null ? Score.notApplicable("The answer was not streamed.") : Score.of(first);
    }
}
