package dev.attest.eval.metrics;

import static dev.attest.eval.metrics.Infos.binary;
import static dev.attest.eval.metrics.Infos.share;

import dev.attest.eval.Exchange;
import dev.attest.eval.Judge;
import dev.attest.eval.Metric;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.Score;
import dev.attest.eval.texts.SquadTokens;

/** Whether an answer is the reference, word for word. */
final class ExactMatch implements Metric {

    private static final MetricInfo INFO = binary(share(
            "exact_match",
            "Exact match",
            "1 when answer and reference are the same words in the same order, in lower case, without punctuation, articles"
                    + " and citation markers, else 0; higher is better; for questions that should be answered.",
            "Rajpurkar et al., SQuAD, EMNLP 2016"));

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public Score score(Exchange exchange, Judge judge) {
        if (!exchange.sample().expectsAnswer()) {
            return Reasons.NO_REFERENCE;
        }
        boolean same = SquadTokens.of(PlainAnswer.of(exchange.reply()))
                .equals(SquadTokens.of(exchange.sample().answer()));
        return Score.of(same ? 1 : 0);
    }
}
