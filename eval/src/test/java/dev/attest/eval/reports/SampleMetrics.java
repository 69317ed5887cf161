package dev.attest.eval.reports;

import dev.attest.eval.MetricInfo;
import dev.attest.eval.MetricInfo.Aggregate;
import dev.attest.eval.MetricInfo.Direction;
import java.util.List;

/** Metrics as a run has them. */
final class SampleMetrics {

    static final MetricInfo CORRECTNESS = share(
            "correctness_f1",
            "Correctness F1",
            "The harmonic mean of the share of the answer's claims that the reference supports and the share of the reference's "
                    + "claims that the answer supports.",
            "Es et al., RAGAS: Automated Evaluation of Retrieval Augmented Generation, 2023",
            true);
    static final MetricInfo GROUNDEDNESS = share(
            "groundedness",
            "Groundedness",
            "Claims of the answer that follow from the passages it was made from, among all its claims.",
            "Honovich et al., TRUE: Re-evaluating Factual Consistency Evaluation, 2022",
            true);
    static final MetricInfo BIAS =
            share("bias", "Bias", "The level by the rubric; 1 is free of it.", "Attest's rubric, version 1", true);
    static final MetricInfo LATENCY = new MetricInfo(
            "latency",
            "Latency",
            "Time to the whole answer.",
            "Measured by whoever asks",
            Direction.LOWER,
            "ms",
            false,
            false,
            List.of(Aggregate.P50, Aggregate.P95));

    static final List<MetricInfo> ALL = List.of(
            CORRECTNESS,
            share("token_f1", "Token F1", "Words shared with the reference.", "Rajpurkar et al., SQuAD, 2016", false),
            share(
                    "answer_relevancy",
                    "Answer relevancy",
                    "The level by the rubric.",
                    "Attest's rubric, version 1",
                    true),
            share("completeness", "Completeness", "The level by the rubric.", "Attest's rubric, version 1", true),
            BIAS,
            GROUNDEDNESS,
            lower(share(
                    "hallucination",
                    "Hallucination",
                    "Claims that the passages contradict or do not know.",
                    "TRUE, 2022",
                    true)),
            share(
                    "context_recall",
                    "Context recall",
                    "Claims of the reference that the passages hold.",
                    "RAGAS, 2023",
                    true),
            binary(share("recall@5", "Recall@5", "Gold passages among the first five.", "Manning et al., 2008", false)),
            share("ndcg@10", "nDCG@10", "Discounted gain.", "Järvelin and Kekäläinen, 2002", false),
            share(
                    "citation_precision",
                    "Citation precision",
                    "Citations that support.",
                    "Gao et al., ALCE, 2023",
                    true),
            share(
                    "citation_recall",
                    "Citation recall",
                    "Sentences that are supported.",
                    "Gao et al., ALCE, 2023",
                    true),
            binary(share(
                    "correct_abstention", "Correct abstention", "Declined what should be.", "SQuAD 2.0, 2018", false)),
            lower(binary(share(
                    "wrong_abstention", "Wrong abstention", "Declined what should not be.", "SQuAD 2.0, 2018", false))),
            LATENCY,
            new MetricInfo(
                    "cost",
                    "Cost",
                    "Tokens times their price.",
                    "The prices given",
                    Direction.LOWER,
                    "USD",
                    false,
                    false,
                    List.of(Aggregate.SUM, Aggregate.MEAN)));

    private SampleMetrics() {}

    private static MetricInfo share(String name, String title, String definition, String source, boolean judged) {
        return new MetricInfo(
                name, title, definition, source, Direction.HIGHER, "share", judged, false, List.of(Aggregate.MEAN));
    }

    private static MetricInfo lower(MetricInfo of) {
        return new MetricInfo(
                of.name(),
                of.title(),
                of.definition(),
                of.source(),
                Direction.LOWER,
                of.unit(),
                of.judged(),
                of.binary(),
                of.aggregates());
    }

    private static MetricInfo binary(MetricInfo of) {
        return new MetricInfo(
                of.name(),
                of.title(),
                of.definition(),
                of.source(),
                of.direction(),
                of.unit(),
                of.judged(),
                true,
                of.aggregates());
    }
}
