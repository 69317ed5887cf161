package dev.attest.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.attest.parts.Variable;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PartReportTest {

    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

    @TempDir
    Path data;

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private CommandLineRun doctor(Map<String, String> environment, String... more) {
        String[] args = new String[more.length + 3];
        args[0] = "doctor";
        args[1] = "--data";
        args[2] = data.toString();
        System.arraycopy(more, 0, args, 3, more.length);
        return CommandLineRun.of(CommandLineRun.NO_SERVER, environment, args);
    }

    @Test
    void unsetPartsAreDoneInProcessAndFine() {
        CommandLineRun run = doctor(Map.of());
        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.out())
                .containsPattern("chroma +ok +ATTEST_CHROMA_URL unset: Lucene in process")
                .containsPattern("database +ok +ATTEST_DB_URL unset: H2 in the data folder")
                .containsPattern("llm +ok +ATTEST_LLM_BASE_URL unset: the best source sentences")
                .containsPattern("embeddings +ok +ATTEST_EMBEDDING_BASE_URL unset: the bundled encoder");
    }

    @Test
    void aPartThatAnswersIsNamedWithItsModel() {
        server.stubFor(get("/v1/models").willReturn(okJson("{\"data\":[{\"id\":\"m-1\"}]}")));
        CommandLineRun run = doctor(Map.of(
                "ATTEST_LLM_BASE_URL", server.baseUrl() + "/v1",
                "ATTEST_LLM_MODEL", "m-1",
                "ATTEST_LLM_API_KEY", "s3cret"));
        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.out())
                .containsPattern("llm +ok +m-1 at " + server.baseUrl() + "/v1")
                .containsPattern("ATTEST_LLM_API_KEY +ok +set, value not shown")
                .doesNotContain("s3cret");
    }

    @Test
    void aPartThatIsSetButAwayIsBroken() {
        CommandLineRun run = doctor(Map.of("ATTEST_CHROMA_URL", "http://127.0.0.1:1"));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .contains("ChromaDB at http://127.0.0.1:1 has nothing listening there"
                        + " → Start it, or correct ATTEST_CHROMA_URL.");
    }

    @Test
    void variablesThatContradictEachOtherAreBroken() {
        CommandLineRun run = doctor(Map.of("ATTEST_LLM_API_KEY", "s3cret"));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .contains("ATTEST_LLM_API_KEY is set but ATTEST_LLM_BASE_URL is not")
                .doesNotContain("s3cret");
    }

    @Test
    void aMisspeltVariableIsNotedWithTheOneThatWasMeant() {
        CommandLineRun run = doctor(Map.of("ATTEST_CHROMA_HOST", "h"));
        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.out())
                .containsPattern("ATTEST_CHROMA_HOST +note .*Nobody reads it; was ATTEST_CHROMA_URL meant\\?");
    }

    @Test
    void aPasswordInAnAddressIsNotRepeated() {
        CommandLineRun run = doctor(
                Map.of("ATTEST_CHROMA_URL", "http://u:hunter2@127.0.0.1:1", "ATTEST_DB_URL", "postgres://u:hunter2@h"));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out() + run.err()).doesNotContain("hunter2");
    }

    @Test
    void programsGetEveryVariable() {
        JsonNode report = Json.MAPPER.readTree(
                doctor(Map.of("ATTEST_CHROMA_URL", " "), "--json").out());
        assertThat(report.path("variables")).hasSize(Variable.values().length);
        assertThat(report.path("variables").get(0).toString())
                .contains("\"ATTEST_CHROMA_URL\"", "\"attest.chroma.url\"", "\"set\":false");
    }
}
