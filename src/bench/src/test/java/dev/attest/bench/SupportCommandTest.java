package dev.attest.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupportCommandTest {

    @Test
    void measuresEveryFileAndTheirMeans() {
        var output = CommandOutput.of("support", "--data", CommandOutput.DATA.toString(), "--json");
        assertThat(output.exit()).as(output.errors()).isZero();
        assertThat(output.distinct("system")).containsExactly("always", "overlap", "cosine", "product");
        assertThat(output.distinct("set"))
                .containsExactly("summedits-boats", "summedits-bread", "wells", "summedits", "macro");
        assertThat(output.distinct("measure"))
                .containsExactly("balanced_accuracy", "auc", "f1", "aurc", "coverage", "us_per_sentence");
        assertThat(output.value("always", "summedits-boats", "balanced_accuracy"))
                .isEqualTo(0.5);
        // 3 of 5 claims are supported: 2 · 3 / (2 · 3 + 2).
        assertThat(output.value("always", "summedits-boats", "f1")).isEqualTo(0.75);
        assertThat(output.value("overlap", "summedits-boats", "auc")).isEqualTo(1);
        assertThat(output.value("product", "summedits", "us_per_sentence")).isPositive();
    }

    @Test
    void aFileWithOneKindOfClaimHasNoAccuracyAndIsNoPartOfTheMean() {
        var output = CommandOutput.of(
                "support", "--data", CommandOutput.DATA.resolve("groundedness").toString(), "--json");
        assertThat(output.figure("product", "wells", "auc").get("value").isNull())
                .isTrue();
        assertThat(output.figure("product", "wells", "auc").get("reason").stringValue())
                .contains("lacks a class");
        assertThat(output.figure("product", "macro", "aurc").get("n").intValue())
                .isEqualTo(9);
    }

    @Test
    void showsPeopleTables() {
        var output = CommandOutput.of("support", "--data", CommandOutput.DATA.toString());
        assertThat(output.lines())
                .anyMatch(line -> line.matches("summedits-bread, n = 4 +balanced_accuracy .*"))
                .anyMatch(line -> line.matches(" +product - overlap .*"));
    }

    @Test
    void saysThatThereAreNoClaims(@TempDir Path folder) {
        var output = CommandOutput.of("support", "--data", folder.toString());
        assertThat(output.exit()).isEqualTo(1);
        assertThat(output.errors()).contains("holds no claims");
    }
}
