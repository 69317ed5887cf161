package dev.attest.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetsTest {

    @TempDir
    Path folder;

    private Datasets datasets;

    @BeforeEach
    void write() throws IOException {
        Path inside = Files.createDirectories(folder.resolve("datasets/below")).getParent();
        Files.writeString(folder.resolve("secret.jsonl"), "");
        Files.writeString(inside.resolve("below/secret.jsonl"), "");
        Files.writeString(inside.resolve("samples.jsonl"), "");
        Files.writeString(inside.resolve("all-2.jsonl"), "");
        Files.writeString(inside.resolve("notes.txt"), "");
        Files.createDirectory(inside.resolve("folder.jsonl"));
        datasets = new Datasets(inside);
    }

    @Test
    void areTheFilesOfTheFolder() {
        assertThat(datasets.names()).containsExactly("all-2", "samples");
        assertThat(datasets.file("samples")).isEqualTo(folder.resolve("datasets/samples.jsonl"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret",
                "below/secret",
                "..",
                "",
                "samples.jsonl",
                "/etc/passwd",
                "samples\u0000",
                "SAMPLES",
                "notes",
                "folder",
                "..\\secret"
            })
    void nothingElseCanBeNamed(String name) {
        assertThatThrownBy(() -> datasets.file(name))
                .isInstanceOf(EvaluationRefused.class)
                .hasMessage("must be one of all-2, samples");
    }

    @Test
    void someOfManyAreNamed() throws IOException {
        for (int i = 10; i < 40; i++) {
            Files.writeString(folder.resolve("datasets/many-" + i + ".jsonl"), "");
        }
        assertThatThrownBy(() -> datasets.file("none"))
                .hasMessageStartingWith("must be one of all-2, many-10, ")
                .hasMessageEndingWith("many-28 and 12 more");
    }

    @Test
    void aMissingFolderHasNoneAndSaysWhatToSet() {
        var none = new Datasets(folder.resolve("nowhere"));
        assertThat(none.names()).isEmpty();
        assertThatThrownBy(() -> none.file("samples")).hasMessageContaining("ATTEST_EVALUATIONS_DATASETS");
    }
}
