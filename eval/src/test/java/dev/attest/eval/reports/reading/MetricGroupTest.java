package dev.attest.eval.reports.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricGroupTest {

    @ParameterizedTest
    @CsvSource({
        "correctness_f1, share, ANSWERS",
        "token_f1, share, ANSWERS",
        "groundedness, share, CLAIMS",
        "hallucination, share, CLAIMS",
        "context_recall, share, RETRIEVAL",
        "ndcg@10, share, RETRIEVAL",
        "citation_recall, share, CITATIONS",
        "wrong_abstention, share, ABSTENTION",
        "tokens, tokens, COST",
        "latency, ms, COST",
        "anything, share, ANSWERS"
    })
    void isFoundByNameAndUnit(String name, String unit, MetricGroup group) {
        assertThat(MetricGroup.of(NumbersTest.metric(name, unit))).isEqualTo(group);
    }
}
