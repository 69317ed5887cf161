package dev.attest.eval.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.attest.eval.Sample;
import dev.attest.eval.datasets.DatasetFile;
import dev.attest.eval.models.ChatBodies;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drafts from the model on the wire to the checked dataset, as a person types it. */
class DraftCommandsTest {

    private static final String PUMP =
            "The pump of the harbour basin is switched off at 04:30 every Sunday, and its filter is changed in May.";
    private static final String CRANE =
            "The old crane lifts 2,000 kg; nobody stands under a load, and the operator wears a yellow helmet.";

    @TempDir
    Path folder;

    private final WireMockServer model = new WireMockServer(options().dynamicPort());
    private final InputStream in = System.in;
    private final PrintStream out = System.out;
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @BeforeEach
    void start() throws IOException {
        model.start();
        System.setOut(new PrintStream(shown, true, UTF_8));
        Files.createDirectory(folder.resolve("papers"));
        Files.writeString(folder.resolve("papers/pump.md"), PUMP);
        Files.writeString(folder.resolve("papers/crane.md"), CRANE);
    }

    @AfterEach
    void stop() {
        model.stop();
        System.setIn(in);
        System.setOut(out);
    }

    @Test
    void draftsAreAcceptedAndThenPassTheCheck() throws IOException {
        says(
                "pump.md",
                "{\"question\":\"When does the pump rest?\",\"answer\":\"Sundays from 04:30\","
                        + "\"quote\":\"switched off at 04:30 every Sunday\"}");
        says(
                "crane.md",
                "{\"question\":\"What is the most it lifts?\",\"answer\":\"3 t\",\"quote\":\"lifts 3,000 kg\"}");
        assertThat(generate("--count", "2")).isZero();
        assertThat(shown())
                .contains("pump.md: When does the pump rest?")
                .contains("crane.md: dropped: the quote is not in the passage")
                .contains("1 drafts in ", ", 1 dropped, 0 calls failed.");

        assertThat(check("drafts.jsonl")).isOne();
        assertThat(check("drafts.jsonl", "--drafts")).isZero();
        assertThat(accept("f\n")).isZero();
        assertThat(shown()).contains("[[switched off at 04:30 every Sunday]]", "1 accepted into ");
        assertThat(check("samples.jsonl")).isZero();
        assertThat(DatasetFile.read(file("samples.jsonl")).samples())
                .singleElement()
                .extracting(Sample::tags, Sample::frozen)
                .containsExactly(List.of("one-document", "md"), true);
    }

    @Test
    void doesNotDraftAgainWhatIsThereAlready() throws IOException {
        says(
                "pump.md",
                "{\"question\":\"When does the pump rest?\",\"answer\":\"Sundays from 04:30\","
                        + "\"quote\":\"switched off at 04:30 every Sunday\"}");
        says("crane.md", "{\"question\":\"\",\"answer\":\"\",\"quote\":\"\"}");
        generate();
        byte[] once = Files.readAllBytes(file("drafts.jsonl"));
        assertThat(generate()).isOne();
        assertThat(file("drafts.jsonl")).hasBinaryContent(once);
        assertThat(shown()).contains("1 dropped: much like a question that is there already");
    }

    @Test
    void aModelThatIsOutOfOrderIsTwo() {
        model.stubFor(post("/v1/chat/completions").willReturn(aResponse().withStatus(401)));
        assertThat(generate()).isEqualTo(2);
        assertThat(shown()).contains("failed: ", "0 drafts in ", "1 calls failed.");
        assertThat(file("drafts.jsonl")).doesNotExist();
    }

    @Test
    void whatCannotBeRunIsTwo() {
        assertThat(generate("--unanswerable", "7")).isEqualTo(2);
        assertThat(generate("--collection", "sea")).isEqualTo(2);
        assertThat(generate("--url", "nowhere")).isEqualTo(2);
        assertThat(generate("--model-format", "xml")).isEqualTo(2);
        assertThat(accept("y\n")).isEqualTo(2);
    }

    private void says(String document, String text) {
        model.stubFor(post("/v1/chat/completions")
                .withRequestBody(containing("\\n" + document + "\\n<<<end"))
                .willReturn(okJson(ChatBodies.saying(text))));
    }

    private int generate(String... more) {
        List<String> args = new ArrayList<>(List.of(
                "generate",
                "--documents",
                folder.resolve("papers").toString(),
                "--dataset",
                file("samples.jsonl").toString(),
                "--out",
                file("drafts.jsonl").toString(),
                "--model-url",
                model.baseUrl() + "/v1",
                "--model",
                "m"));
        args.addAll(List.of(more));
        return Eval.run(args.toArray(String[]::new));
    }

    private int accept(String said) {
        System.setIn(new ByteArrayInputStream(said.getBytes(UTF_8)));
        return Eval.run(
                "accept",
                file("drafts.jsonl").toString(),
                "--into",
                file("samples.jsonl").toString(),
                "--documents",
                folder.resolve("papers").toString());
    }

    private int check(String dataset, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "check",
                "--dataset",
                file(dataset).toString(),
                "--documents",
                folder.resolve("papers").toString()));
        args.addAll(List.of(more));
        return Eval.run(args.toArray(String[]::new));
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private String shown() {
        return shown.toString(UTF_8);
    }
}
