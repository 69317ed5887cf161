package dev.attest.eval.metrics;

import dev.attest.eval.Exchange;
import dev.attest.eval.Judge;
import dev.attest.eval.Metric;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.MetricInfo.Aggregate;
import dev.attest.eval.Reply.Usage;
import dev.attest.eval.Score;

/** How many tokens an answer took. */
final class Tokens implements Metric {

    private static final MetricInfo INFO = Infos.amount(
            "tokens",
            "Tokens",
            "Input tokens + output tokens of the answer, as the target counts them; of targets that do. 0 or more, lower is better.",
            "tokens",
            Aggregate.MEAN,
            Aggregate.SUM);

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public Score score(Exchange exchange, Judge judge) {
        Usage usage = exchange.reply().usage();
        return usage == null
                ? Reasons.NO_USAGE
                : Score.of(
                        (double) usage.inputTokens() + usage.outputTokens(),
                        "%d in, %d out".formatted(usage.inputTokens(), usage.outputTokens()));
    }
}
