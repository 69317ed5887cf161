package dev.attest.eval.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.eval.EvalFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnServerTest {

    private static final URI SOMEWHERE = URI.create("http://127.0.0.1:4711");

    @TempDir
    Path folder;

    private Path jar = Path.of("");
    private Path documents = Path.of("");
    private Path logs = Path.of("");

    @BeforeEach
    void prepare() throws IOException {
        jar = FakeServerJar.write(folder.resolve("server.jar"));
        documents = Files.createDirectory(folder.resolve("documents"));
        logs = Files.createDirectory(folder.resolve("logs"));
    }

    private ServerSetup setup(List<String> java) {
        return new ServerSetup(jar, java, documents, ServerSetup.environment(System.getenv(), false));
    }

    @Test
    void startsReadsTheDocumentsInAndLeavesNothingBehind() throws IOException {
        OwnServer server = OwnServer.start(setup(FakeServerJar.serving(SOMEWHERE, 0)), logs);
        ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();
        assertThat(server.url()).isEqualTo(SOMEWHERE);
        assertThat(process.isAlive()).isTrue();
        assertThat(server.data()).exists();
        assertThat(logs.resolve("ingest.log"))
                .content()
                .contains("called with [ingest, " + documents + ", --url, " + SOMEWHERE + "]");
        server.close();
        assertThat(process.isAlive()).isFalse();
        assertThat(server.data()).doesNotExist();
    }

    @Test
    void showsTheEndOfTheLogOfAServerThatDoesNotStart() {
        assertThatThrownBy(() -> OwnServer.start(setup(List.of()), logs))
                .isInstanceOf(EvalFailure.class)
                .hasMessageContainingAll("The server ended before it was ready", "server.log", "The port is taken.");
    }

    @Test
    void showsTheEndOfTheLogWhenNoDocumentCouldBeRead() {
        assertThatThrownBy(() -> OwnServer.start(setup(FakeServerJar.serving(SOMEWHERE, 1)), logs))
                .isInstanceOf(EvalFailure.class)
                .hasMessageContainingAll("Reading the documents failed", "ingest.log", "called with [ingest");
    }

    @Test
    void stopsItsServerWhenTheTargetIsNoGood() throws IOException {
        TargetSource source = TargetSource.own(setup(FakeServerJar.serving(URI.create("http://127.0.0.1:1"), 0)));
        assertThatThrownBy(() -> source.opening().open(List.of(TargetContract.KNOWN), logs))
                .isInstanceOf(EvalFailure.class)
                .hasMessageContaining("nobody answers");
        String data = Files.readString(logs.resolve("server.log")).replaceAll("(?s).*--data, ([^]]+)\\].*", "$1");
        assertThat(Path.of(data)).doesNotExist();
    }

    @Test
    void isAnotherTargetWithOtherDocuments() throws IOException {
        String before = TargetSource.own(setup(List.of())).version();
        assertThat(TargetSource.own(setup(List.of())).version()).isEqualTo(before);
        Files.writeString(documents.resolve("a.md"), "more");
        assertThat(TargetSource.own(setup(List.of())).version()).isNotEqualTo(before);
    }

    @Test
    void neverGivesItsServerSomebodysDatabases() {
        Map<String, String> ours = new HashMap<>(Map.of(
                "PATH", "/bin",
                "ATTEST_CHROMA_URL", "http://vectors",
                "ATTEST_DB_URL", "jdbc:x",
                "ATTEST_DATA", "/srv",
                "ATTEST_URL", "http://there",
                "ATTEST_LLM_MODEL", "model-x"));
        assertThat(ServerSetup.environment(ours, false)).containsOnlyKeys("PATH");
        assertThat(ServerSetup.environment(ours, true)).containsOnlyKeys("PATH", "ATTEST_LLM_MODEL");
    }

    @Test
    void saysWhatIsMissingBeforeItStarts() {
        assertThatThrownBy(() -> new ServerSetup(folder.resolve("no.jar"), List.of(), documents, Map.of()))
                .isInstanceOf(EvalFailure.class)
                .hasMessageContainingAll("no.jar", "--url");
        assertThatThrownBy(() -> new ServerSetup(jar, List.of(), folder.resolve("none"), Map.of()))
                .isInstanceOf(EvalFailure.class)
                .hasMessageContainingAll("none", "--documents");
    }
}
