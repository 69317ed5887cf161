package dev.attest.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswersCommandTest {

    @Test
    void measuresSentencesWhereAnswersAreMarkedAndAbstentionEverywhere() {
        var output = CommandOutput.of("answers", "--data", CommandOutput.DATA.toString(), "--cross-validate", "--json");
        assertThat(output.exit()).as(output.errors()).isZero();
        assertThat(output.distinct("system")).containsExactly("bm25", "dense", "product", "product-cv");
        assertThat(output.distinct("set")).containsExactly("harbour", "garden", "macro");
        assertThat(output.distinct("measure"))
                .containsExactly(
                        "sentence_hit@1",
                        "sentence_hit@3",
                        "abstention_auroc_passage",
                        "abstention_auroc_document",
                        "caught@5pct",
                        "caught@5pct_document",
                        "f1",
                        "f1_document");
        // Every passage here has at most three sentences.
        assertThat(output.value("product", "harbour", "sentence_hit@3")).isEqualTo(1);
        assertThat(output.value("product", "garden", "abstention_auroc_passage"))
                .isEqualTo(1);
        assertThat(output.figures())
                .noneMatch(figure -> figure.get("set").stringValue().equals("garden")
                        && figure.get("measure").stringValue().startsWith("sentence"));
        assertThat(output.figure("product-cv", "macro", "abstention_auroc_document")
                        .get("n")
                        .intValue())
                .isEqualTo(6);
    }

    @Test
    void fitsNothingAgainUnlessAsked() {
        var output = CommandOutput.of("answers", "--data", CommandOutput.DATA.toString(), "--sets", "harbour");
        assertThat(output.exit()).as(output.errors()).isZero();
        assertThat(output.lines())
                .anyMatch(line -> line.matches("harbour, n = 3 +sentence_hit@1 .*"))
                .noneMatch(line -> line.contains("product-cv"));
    }
}
