package dev.attest.eval.metrics;

import static dev.attest.eval.metrics.Infos.share;

import dev.attest.eval.Exchange;
import dev.attest.eval.Judge;
import dev.attest.eval.Metric;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.Reply.Citation;
import dev.attest.eval.Sample.Gold;
import dev.attest.eval.Score;
import dev.attest.eval.datasets.GoldQuotes;
import java.util.List;

/** The share of the gold places that an answer cites; needs no judge. Where two places say the same, one is missed. */
final class GoldCited implements Metric {

    private static final MetricInfo INFO = share(
            "gold_cited",
            "Gold places cited",
            "Gold places that a citation meets, divided by all gold places; a citation of the same document meets one when it"
                    + " holds its quote, or is at least half of it; 0 when the question was wrongly declined. From 0 to 1,"
                    + " higher is better; for questions that should be answered.",
            "Attest's own measure; recall as in Manning, Raghavan and Schütze, Introduction to information retrieval, 2008,"
                    + " section 8.3");

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public Score score(Exchange exchange, Judge judge) {
        List<Gold> gold = exchange.sample().gold();
        List<Citation> citations = exchange.reply().citations();
        long cited = gold.stream()
                .filter(place -> citations.stream().anyMatch(citation -> meets(place, citation)))
                .count();
        return gold.isEmpty() ? Reasons.NO_GOLD : Score.of((double) cited / gold.size());
    }

    private static boolean meets(Gold place, Citation citation) {
        return GoldQuotes.meets(place, citation.document(), citation.quote());
    }
}
