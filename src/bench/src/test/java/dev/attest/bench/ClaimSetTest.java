package dev.attest.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.bench.ClaimSet.Claim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimSetTest {

    private static final String LINE =
            "{\"id\":\"a-1\",\"source\":\"It rains.\",\"claim\":\"It snows.\",\"supported\":false,\"label\":[]}\n";

    @TempDir
    Path folder;

    @Test
    void readsTheFolderGroundednessOrTheFolderItself() throws IOException {
        Files.writeString(folder.resolve("b.jsonl"), LINE + LINE);
        assertThat(ClaimSet.read(folder)).extracting(ClaimSet::name).containsExactly("b");
        Path own = Files.createDirectory(folder.resolve("groundedness"));
        Files.writeString(own.resolve("a.jsonl"), LINE);
        List<ClaimSet> sets = ClaimSet.read(folder);
        assertThat(sets).extracting(ClaimSet::name).containsExactly("a");
        assertThat(sets.get(0).claims()).containsExactly(new Claim("a-1", "It rains.", "It snows.", false));
        assertThat(sets.get(0).fingerprint()).matches("[0-9a-f]{64}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"claim\":\"It snows.\",\"supported\":true}",
                "{\"source\":\"It rains.\",\"supported\":true}",
                "{\"source\":\"It rains.\",\"claim\":\"It snows.\"}",
                "It snows.",
            })
    void saysWhichLineIsWrong(String line) throws IOException {
        Files.writeString(folder.resolve("b.jsonl"), LINE + line + "\n");
        assertThatThrownBy(() -> ClaimSet.read(folder))
                .isInstanceOf(UnusableData.class)
                .hasMessageContaining("b.jsonl cannot be read at line 2");
    }

    @Test
    void saysThatThereIsNothing() {
        assertThatThrownBy(() -> ClaimSet.read(folder))
                .isInstanceOf(UnusableData.class)
                .hasMessageContaining("holds no claims");
        assertThatThrownBy(() -> ClaimSet.read(folder.resolve("none"))).hasMessageContaining("is not a folder");
    }
}
