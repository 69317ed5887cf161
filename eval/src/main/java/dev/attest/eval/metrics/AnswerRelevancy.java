package dev.attest.eval.metrics;

import static dev.attest.eval.metrics.Infos.judged;
import static dev.attest.eval.metrics.Infos.share;

import dev.attest.eval.Exchange;
import dev.attest.eval.Judge;
import dev.attest.eval.Metric;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.Rubric;
import dev.attest.eval.Score;

/** Whether an answer speaks to the question, be it right or wrong. */
final class AnswerRelevancy implements Metric {

    private static final MetricInfo INFO = judged(
            share(
                    "answer_relevancy",
                    "Answer relevancy",
                    "The level, among those of the judge's rubric, to which the answer speaks to the question, be it right or wrong: its place"
                            + " between the lowest, 0, and the highest, 1. Higher is better; abstentions do not count.",
                    "Rating by a rubric with anchored levels: Liu et al., G-Eval, EMNLP 2023; the notion: Es et al., RAGAs (answer relevance), EACL 2024, who compare questions generated from the answer. The local judge has no rubric: it gives the mean F1 of greedy"
                            + " token matching between the question and each sentence of the answer (Zhang et al., BERTScore, ICLR 2020)"));

    @Override
    public MetricInfo info() {
        return INFO;
    }

    @Override
    public Score score(Exchange exchange, Judge judge) {
        return Ratings.ofAnswer(Rubric.ANSWER_RELEVANCY, exchange, judge);
    }
}
