package dev.attest.eval.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.eval.EvalFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptLinesTest {

    @TempDir
    Path folder;

    private record Kept(String id, String text) {}

    @Test
    void leavesNoHalfALineWhenTheDiskIsFull() throws IOException {
        Path file = folder.resolve("kept.jsonl");
        var disk = new FullDisk(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        try (KeptLines<Kept> lines = new KeptLines<>(disk, Kept::id)) {
            lines.add(new Kept("a", "one"));
            disk.room(10);
            assertThatThrownBy(() -> lines.add(new Kept("b", "two")))
                    .isInstanceOf(EvalFailure.class)
                    .hasMessageContaining("no space left");
            assertThat(lines.of("b")).isEmpty();
            disk.room(1000);
            lines.add(new Kept("c", "three"));
        }
        assertThat(Files.readAllLines(file))
                .containsExactly("{\"id\":\"a\",\"text\":\"one\"}", "{\"id\":\"c\",\"text\":\"three\"}");
    }
}
