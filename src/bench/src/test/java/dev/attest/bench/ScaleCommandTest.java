package dev.attest.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleCommandTest {

    @TempDir
    private Path folder;

    @Test
    void measuresWhatSomeChunksCostAndLeavesNothingBehind() {
        CommandOutput output = CommandOutput.of(
                "scale", "--chunks", "500", "--questions", "5", "--folder", folder.toString(), "--rebuild", "--json");

        assertThat(output.exit()).as(output.errors()).isZero();
        assertThat(output.distinct("set")).containsExactly("chunks-500");
        assertThat(output.distinct("system"))
                .containsExactly("ingest", "product", "words", "vectors", "cosines", "maxsim", "memory", "disk");
        assertThat(output.figure("product", "chunks-500", "p50_ms").get("n").intValue())
                .isEqualTo(5);
        assertThat(output.value("product", "chunks-500", "p50_ms")).isPositive();
        assertThat(output.value("vectors", "chunks-500", "recall@10")).isEqualTo(1);
        assertThat(output.value("ingest", "chunks-500", "chunks_per_s")).isPositive();
        assertThat(output.value("ingest", "chunks-500", "rebuild_chunks_per_s")).isPositive();
        // A chunk's tokens alone are 9 KB, in the ledger and in the index.
        assertThat(output.value("disk", "chunks-500", "ledger_bytes_per_chunk")).isBetween(9_000., 60_000.);
        assertThat(output.value("disk", "chunks-500", "index_bytes_per_chunk")).isBetween(9_000., 30_000.);
        assertThat(output.value("memory", "chunks-500", "peak_heap_mb"))
                .isGreaterThan(output.value("memory", "chunks-500", "heap_mb"));
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({
        "--chunks, 9, --chunks 9 is too few",
        "--questions, 0, --questions 0 asks nothing",
        "--folder, no/such/folder, no/such/folder is no folder",
        "--chunks, 2000000000, name another folder with --folder"
    })
    void saysWhatIsWrongWithAnOption(String option, String value, String problem) {
        CommandOutput output = CommandOutput.of("scale", option, value);

        assertThat(output.exit()).isEqualTo(1);
        assertThat(output.errors()).contains(problem);
    }
}
