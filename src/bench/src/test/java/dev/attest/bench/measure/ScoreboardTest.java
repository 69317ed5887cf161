package dev.attest.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.statistics.Estimate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreboardTest {

    private final Scoreboard scoreboard = new Scoreboard(List.of("auc"));

    private static Estimate estimate(double value) {
        return new Estimate(value, new double[] {value - 0.1, value + 0.1}, 7);
    }

    @Test
    void aFigureIsOneLineOfJson() {
        scoreboard.add("bm25", "birds", "auc", new Estimate(0.5, new double[] {0.25, 0.75}, 7));
        assertThat(scoreboard.json())
                .containsExactly(
                        "{\"system\":\"bm25\",\"set\":\"birds\",\"measure\":\"auc\",\"value\":0.5,\"low\":0.25,"
                                + "\"high\":0.75,\"n\":7}");
    }

    @Test
    void whatIsNotDefinedIsNullWithAReasonAndNoPartOfAMean() {
        scoreboard.add("bm25", "birds", "auc", estimate(0.5));
        scoreboard.add("bm25", "fish", "auc", new Estimate(Double.NaN, new double[] {Double.NaN}, 3));
        scoreboard.addMean("macro", set -> true);
        assertThat(scoreboard.json().get(1)).contains("\"value\":null,\"low\":null", "\"reason\":");
        assertThat(scoreboard.find("bm25", "macro", "auc").orElseThrow().value())
                .isEqualTo(0.5);
    }

    @Test
    void theTableComparesTheProductWithEveryOther() {
        scoreboard.add("bm25", "birds", "auc", new Estimate(0.5, new double[] {0.5, 0.5}, 7));
        scoreboard.add("product", "birds", "auc", new Estimate(0.75, new double[] {0.625, 0.875}, 7));
        scoreboard.note("Birds only.");
        assertThat(scoreboard.table())
                .contains("Birds only.")
                .anyMatch(line -> line.matches("birds, n = 7 +auc"))
                .anyMatch(line -> line.matches(" +bm25 +0\\.500 \\(0\\.500–0\\.500\\)"))
                .anyMatch(line -> line.matches(" +product - bm25 +\\+0\\.250 \\(\\+0\\.125–\\+0\\.375\\)"));
    }

    @Test
    void systemsWithoutACommonMeasureStandInTablesOfTheirOwn() {
        scoreboard.add("product", "birds", "p50_ms", estimate(0.5));
        scoreboard.add("disk", "birds", "index_mb", new Estimate(0.5, new double[] {0.5}, 1));
        scoreboard.add("words", "birds", "p50_ms", estimate(0.75));
        assertThat(scoreboard.table())
                .containsSubsequence(
                        "birds, n = 7                    p50_ms",
                        "  product                       0.500 (0.400–0.600)",
                        "  words                         0.750 (0.650–0.850)",
                        "birds, n = 1                    index_mb",
                        "  disk                          0.500 (0.500–0.500)");
    }
}
