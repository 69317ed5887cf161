package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invariant 11: two processes never open one embedded data folder; the second says who holds it. */
class DataFolderTest {

    private static final Waiting AT_ONCE = duration -> {};
    private static final URI URL = URI.create("http://127.0.0.1:18123");

    @TempDir
    Path temporary;

    @Test
    void createsTheFolderAndIsFreeAgainAfterClosing() {
        Path path = temporary.resolve("a/b");
        try (DataFolder folder = DataFolder.take(path, AT_ONCE)) {
            assertThat(folder.path()).isDirectory();
            assertThat(DataFolder.holder(path)).isPresent();
        }
        assertThat(DataFolder.holder(path)).isEmpty();
        assertThat(path.resolve("attest.json")).doesNotExist();
        DataFolder.take(path, AT_ONCE).close();
    }

    @Test
    void aSecondProcessIsToldWhoHoldsIt() throws Exception {
        Process other = HoldFolder.start(temporary, URL);
        try {
            assertThatThrownBy(() -> DataFolder.take(temporary, AT_ONCE))
                    .isInstanceOf(DataFolderTaken.class)
                    .hasMessageContaining("process " + other.pid())
                    .hasMessageContaining(URL.toString())
                    .hasMessageContaining("since 20");
            DataFolder.Holder holder = DataFolder.holder(temporary).orElseThrow();
            assertThat(holder.pid()).isEqualTo(other.pid());
            assertThat(holder.url()).isEqualTo(URL);
        } finally {
            HoldFolder.kill(other);
        }
    }

    @Test
    void whatAKilledProcessLeftBehindIsIgnored() throws Exception {
        HoldFolder.kill(HoldFolder.start(temporary, URL));

        assertThat(temporary.resolve("attest.json")).exists();
        assertThat(DataFolder.holder(temporary)).isEmpty();
        try (DataFolder folder = DataFolder.take(temporary, AT_ONCE)) {
            assertThat(DataFolder.holder(temporary).orElseThrow().pid())
                    .isEqualTo(ProcessHandle.current().pid());
        }
    }

    @Test
    void lookingDoesNotGiveUpTheLock() throws Exception {
        try (DataFolder folder = DataFolder.take(temporary, AT_ONCE)) {
            DataFolder.holder(temporary);
            assertThatThrownBy(() -> DataFolder.take(temporary, AT_ONCE)).isInstanceOf(DataFolderTaken.class);
            assertThatThrownBy(() -> HoldFolder.start(temporary, URL)).hasMessageContaining("the child said taken");
        }
    }

    @Test
    void aHolderThatHasNotSaidWhereItListensHasNoAddressYet() {
        try (DataFolder folder = DataFolder.take(temporary, AT_ONCE)) {
            assertThat(DataFolder.holder(temporary).orElseThrow().url()).isNull();
            folder.publish(URL);
            assertThat(DataFolder.holder(temporary).orElseThrow().url()).isEqualTo(URL);
        }
    }

    @Test
    void aBrokenNoteStillMeansHeld() throws Exception {
        try (DataFolder folder = DataFolder.take(temporary, AT_ONCE)) {
            Files.writeString(temporary.resolve("attest.json"), "{");
            assertThat(DataFolder.holder(temporary).orElseThrow().text()).isEqualTo("another process");
        }
    }

    @Test
    void aFileIsNoFolder() throws Exception {
        Path file = Files.writeString(temporary.resolve("file"), "x");
        assertThatThrownBy(() -> DataFolder.take(file, AT_ONCE))
                .isInstanceOf(DataFolderUnusable.class)
                .hasMessageContaining("it is a file, not a folder");
        assertThatThrownBy(() -> DataFolder.take(file.resolve("below"), AT_ONCE))
                .isInstanceOf(DataFolderUnusable.class);
    }
}
