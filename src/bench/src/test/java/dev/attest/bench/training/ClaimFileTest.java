package dev.attest.bench.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimFileTest {

    private static final String LINE =
            "{\"id\":\"a-1\",\"source\":\"It rains.\",\"claim\":\"It snows.\",\"supported\":false,\"label\":[]}\n";

    @TempDir
    Path folder;

    @Test
    void readsTheFolderGroundednessOrTheFolderItself() throws IOException {
        Files.writeString(folder.resolve("b.jsonl"), LINE + LINE);
        assertThat(ClaimFile.read(folder)).extracting(ClaimFile::name).containsExactly("b");
        Path own = Files.createDirectory(folder.resolve("groundedness"));
        Files.writeString(own.resolve("a.jsonl"), LINE);
        List<ClaimFile> files = ClaimFile.read(folder);
        assertThat(files).extracting(ClaimFile::name).containsExactly("a");
        assertThat(files.get(0).claims()).containsExactly(new ClaimFile.Claim("It rains.", "It snows.", false));
        assertThat(files.get(0).sha256()).matches("[0-9a-f]{64}");
    }

    @Test
    void saysWhichLineIsWrong() throws IOException {
        Files.writeString(folder.resolve("b.jsonl"), LINE + "{\"claim\":\"It snows.\"}\n");
        assertThatThrownBy(() -> ClaimFile.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("b.jsonl:2 is no claim");
    }

    @Test
    void saysThatThereIsNothing() {
        assertThatThrownBy(() -> ClaimFile.read(folder)).hasMessageEndingWith("holds no file named *.jsonl");
    }
}
