package dev.attest.eval.metrics;

import dev.attest.eval.Exchange;
import dev.attest.eval.Judge;
import dev.attest.eval.Metric;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.MetricInfo.Aggregate;
import dev.attest.eval.Score;

/** How long the asker waited for the whole answer, or for hearing that there is none. */
final class Latency implements Metric {

    private static final MetricInfo INFO = Infos.amount(
            "latency_ms",
            "Latency",
            "Milliseconds from the question to the whole answer or abstention, as the asker measures them. 0 or more, lower is"
                    + " better.",
            "ms",
            Aggregate.P50,
            Aggregate.P95);

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public Score score(Exchange exchange, Judge judge) {
        return Score.of(exchange.reply().latencyMs());
    }
}
