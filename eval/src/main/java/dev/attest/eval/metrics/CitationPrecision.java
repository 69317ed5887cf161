package dev.attest.eval.metrics;

import static dev.attest.eval.metrics.Infos.judged;
import static dev.attest.eval.metrics.Infos.share;

import dev.attest.eval.Exchange;
import dev.attest.eval.Judge;
import dev.attest.eval.Judged;
import dev.attest.eval.Metric;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.Score;
import java.util.List;

/**
 * The share of an answer's citations that help their sentence, as ALCE defines it. A citation from elsewhere than the gold
 * places is as good as any that supports its sentence; {@link GoldCited} asks about those.
 */
final class CitationPrecision implements Metric {

    private static final MetricInfo INFO = judged(share(
            "citation_precision",
            "Citation precision",
            "Right citations of a sentence, divided by all citations of sentences. One is right when the judge calls the"
                    + " sentence supported by all its citations together, and supported by this one alone or no longer"
                    + " supported without it; one that points nowhere is wrong. From 0 to 1, higher is better; for answers"
                    + " that cite.",
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
        List<CitedSentence> sentences = CitedSentence.of(exchange.reply());
        int citations = sentences.stream().mapToInt(s -> s.quotes().size()).sum();
        return citations == 0
                ? Score.notApplicable("The answer cites nothing.")
                : Each.of(sentences, sentence -> wrong(sentence, judge))
                        .score(wrong -> score(
                                citations, wrong.stream().flatMap(List::stream).toList()));
    }

    private static Judged<List<String>> wrong(CitedSentence sentence, Judge judge) {
        return sentence.wrong(judge)
                .then(numbers -> Judged.of(numbers.stream()
                        .map(number -> "[%d] in “%s”".formatted(number, sentence.text()))
                        .toList()));
    }

    private static Score score(int citations, List<String> wrong) {
        return Score.of(
                (double) (citations - wrong.size()) / citations,
                wrong.isEmpty() ? "" : "Wrong: " + String.join("; ", wrong) + ".");
    }
}
