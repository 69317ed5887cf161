package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFilesTest {

    @TempDir
    Path temporary;

    private Path file(String name) throws IOException {
        Path path = temporary.resolve(name);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, name);
    }

    private static List<String> keys(Path... paths) {
        return SourceFiles.of(List.of(paths)).files().stream()
                .map(SourceFile::sourceKey)
                .toList();
    }

    @Test
    void aKeyIsThePathBelowTheGivenFolderOrTheName() throws IOException {
        file("docs/b/two.md");
        file("docs/a.md");
        Path single = file("other/three.md");
        assertThat(keys(temporary.resolve("docs"), single)).containsExactly("a.md", "b/two.md", "three.md");
    }

    @Test
    void hiddenFilesAndFoldersAreLeftOutUnlessGiven() throws IOException {
        Path hidden = file("docs/.hidden.md");
        file("docs/.git/config");
        file("docs/a.md");
        assertThat(keys(temporary.resolve("docs"))).containsExactly("a.md");
        assertThat(keys(hidden)).containsExactly(".hidden.md");
        assertThat(keys(temporary.resolve("docs/.git"))).containsExactly("config");
    }

    @Test
    void aLinkBackUpwardsEndsTheWalk() throws IOException {
        file("docs/a.md");
        Files.createSymbolicLink(temporary.resolve("docs/up"), temporary.resolve("docs"));
        SourceFiles found = SourceFiles.of(List.of(temporary.resolve("docs")));
        assertThat(found.files()).hasSize(1);
        assertThat(found.unreadable()).isEmpty();
    }

    @Test
    void aLinkToNowhereIsReported() throws IOException {
        file("docs/a.md");
        Path broken = Files.createSymbolicLink(temporary.resolve("docs/broken"), temporary.resolve("missing"));
        assertThat(SourceFiles.of(List.of(temporary.resolve("docs"))).unreadable())
                .containsExactly(broken);
    }

    @Test
    void twoFilesMustNotOverwriteEachOther() throws IOException {
        Path one = file("x/readme.md");
        Path other = file("y/readme.md");
        assertThatThrownBy(() -> keys(one, other))
                .isInstanceOf(InputUnusable.class)
                .hasMessageContaining("would both be stored as \"readme.md\"");
        assertThat(keys(one, one)).containsExactly("readme.md");
    }

    @Test
    void aPathThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> keys(temporary.resolve("nothing")))
                .isInstanceOf(InputUnusable.class)
                .hasMessageContaining("nothing does not exist");
    }
}
