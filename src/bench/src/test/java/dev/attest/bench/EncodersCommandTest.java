package dev.attest.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EncodersCommandTest {

    @Test
    void measuresQualityAndCost() {
        var output = CommandOutput.of(
                "encoders",
                "--data",
                CommandOutput.DATA.toString(),
                "--encoders",
                "all-minilm-l6-v2-q,e5-small-v2-q,product",
                "--json");
        assertThat(output.exit()).as(output.errors()).isZero();
        assertThat(output.distinct("system"))
                .containsExactly("all-minilm-l6-v2-q", "e5-small-v2-q", "product", "tokens");
        assertThat(output.value("product", "harbour", "ndcg@10")).isEqualTo(1);
        assertThat(output.value("all-minilm-l6-v2-q", "all", "model_mb")).isBetween(22.0, 24.0);
        assertThat(output.value("product", "all", "ms_per_passage")).isPositive();
        assertThat(output.value("tokens", "all", "tokens_per_passage")).isBetween(20.0, 40.0);
    }

    @Test
    void showsTheMemoryOfAnEncoderMeasuredAlone() {
        var output = CommandOutput.of(
                "encoders",
                "--data",
                CommandOutput.DATA.toString(),
                "--encoders",
                "product",
                "--sets",
                "garden",
                "--json");
        assertThat(output.exit()).as(output.errors()).isZero();
        assertThat(output.distinct("system")).containsExactly("product", "tokens");
        assertThat(output.distinct("set")).containsExactly("garden", "all", "macro");
        assumeThat(Path.of("/proc/self/status")).exists();
        assertThat(output.value("product", "all", "peak_rss_mb")).isGreaterThan(34);
    }

    @Test
    void saysWhichEncodersThereAre() {
        var output = CommandOutput.of("encoders", "--data", CommandOutput.DATA.toString(), "--encoders", "elmo");
        assertThat(output.exit()).isEqualTo(1);
        assertThat(output.errors()).contains("there are all-minilm-l6-v2-q,", "product.");
    }
}
