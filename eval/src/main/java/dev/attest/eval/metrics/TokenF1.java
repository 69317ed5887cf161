package dev.attest.eval.metrics;

import static dev.attest.eval.metrics.Infos.share;

import dev.attest.eval.Exchange;
import dev.attest.eval.Judge;
import dev.attest.eval.Metric;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.Score;
import dev.attest.eval.texts.SquadTokens;

/** How many words an answer shares with the reference: needs no judge, and knows no other way to say a thing. */
final class TokenF1 implements Metric {

    private static final MetricInfo INFO = share(
            "token_f1",
            "Token F1",
            "2PR / (P + R) over the words that answer and reference share, in lower case, without punctuation, articles and"
                    + " citation markers; P is their share of the answer's words, R of the reference's; 0 when the question"
                    + " was wrongly declined. From 0 to 1, higher is better; for questions that should be answered.",
            "Rajpurkar et al., SQuAD, EMNLP 2016; Rajpurkar, Jia and Liang, Know what you don't know, ACL 2018");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public Score score(Exchange exchange, Judge judge) {
        return exchange.sample().expectsAnswer()
                ? Score.of(SquadTokens.f1(
                        SquadTokens.of(PlainAnswer.of(exchange.reply())),
                        SquadTokens.of(exchange.sample().answer())))
                : Reasons.NO_REFERENCE;
    }
}
