package dev.attest.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {

    @TempDir
    Path folder;

    @Test
    void replacesWhatWasThere() throws IOException {
        Path file = Files.writeString(folder.resolve("model"), "a longer text");
        ModelFile.write(file, new byte[] {1, 2});
        assertThat(file).hasBinaryContent(new byte[] {1, 2});
    }

    @Test
    void saysInWordsWhatJavaSaysWithAPath() {
        assertThat(ModelFile.trouble(new AccessDeniedException("/a"))).isEqualTo("there is no permission");
        assertThat(ModelFile.trouble(new FileAlreadyExistsException("/a")))
                .isEqualTo("a file is where a folder should be");
        assertThat(ModelFile.trouble(new NoSuchFileException("/a"))).isEqualTo("it is not there");
        assertThat(ModelFile.trouble(new FileSystemException("/a", null, "No space left on device")))
                .isEqualTo("No space left on device");
        assertThat(ModelFile.trouble(new IOException("Is a directory"))).isEqualTo("Is a directory");
        assertThat(ModelFile.trouble(new FileSystemException("/a"))).isEqualTo("FileSystemException");
    }
}
