package dev.attest.eval.metrics;

import static dev.attest.eval.metrics.Infos.binary;
import static dev.attest.eval.metrics.Infos.lower;
import static dev.attest.eval.metrics.Infos.share;

import dev.attest.eval.Exchange;
import dev.attest.eval.Judge;
import dev.attest.eval.Metric;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.Score;

/** Whether a question was declined whose answer the documents hold. */
final class WrongAbstention implements Metric {

    private static final MetricInfo INFO = binary(lower(share(
            "wrong_abstention",
            "Wrong abstention",
            "1 when a question that should be answered was declined, 0 when it was answered, be it right or wrong; lower is"
                    + " better. Its mean is the share of such questions that were declined.",
            "Rajpurkar, Jia and Liang, Know what you don't know (SQuAD 2.0), ACL 2018")));

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public Score score(Exchange exchange, Judge judge) {
        return exchange.sample().expectsAnswer()
                ? Score.of(exchange.reply().isAnswered() ? 0 : 1)
                : Score.notApplicable("The documents do not hold the answer.");
    }
}
