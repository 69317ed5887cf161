package dev.attest.eval.metrics;

import static dev.attest.eval.metrics.Infos.judged;
import static dev.attest.eval.metrics.Infos.share;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.Exchange;
import dev.attest.eval.Judge;
import dev.attest.eval.Metric;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.Score;

/** The share of an answer's sentences that follow from what they cite; one that cites nothing follows from nothing. */
final class CitationRecall implements Metric {

    private static final MetricInfo INFO = judged(share(
            "citation_recall",
            "Citation recall",
            "Sentences of the answer that the judge calls supported by all their citations together, divided by all its"
                    + " sentences; a sentence without a citation counts as not supported. From 0 to 1, higher is better;"
                    + " abstentions do not count.",
            "Gao et al., ALCE, EMNLP 2023; Liu, Zhang and Liang, Evaluating verifiability in generative search engines,"
                    + " Findings of EMNLP 2023"));

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public Score score(Exchange exchange, Judge judge) {
        if (!exchange.reply().isAnswered()) {
            return Reasons.NOTHING_ANSWERED;
        }
        return Each.of(CitedSentence.of(exchange.reply()), sentence -> sentence.verdict(judge))
                .score(verdicts -> Claims.share(verdicts, ClaimVerdict::isSupported, Reasons.NO_CLAIMS));
    }
}
