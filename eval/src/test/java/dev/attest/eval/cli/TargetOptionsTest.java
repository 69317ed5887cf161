package dev.attest.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.targets.TargetSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class TargetOptionsTest {

    @TempDir
    Path folder;

    @Command
    private static final class Holder {
        @Mixin
        private final TargetOptions target;

        Holder(Map<String, String> environment) {
            target = new TargetOptions(environment);
        }
    }

    private static TargetSource source(Map<String, String> environment, String... arguments) {
        Holder holder = new Holder(environment);
        new CommandLine(holder).parseArgs(arguments);
        return holder.target.source(7);
    }

    @Test
    void asksTheServerThatIsNamedElseTheOneOfTheEnvironment() {
        Map<String, String> environment = Map.of("ATTEST_URL", "http://there:81");
        assertThat(source(environment, "--url", "http://here:80/").name()).isEqualTo("attest http://here:80");
        assertThat(source(environment).name()).isEqualTo("attest http://there:81");
    }

    @Test
    void asksAModelUnderItsNameAndHostAndKeepsItsKey() {
        String name = source(
                        Map.of("ATTEST_TARGET_API_KEY", "secret-key"),
                        "--openai-url",
                        "http://models.example:9/v1",
                        "--openai-model",
                        "model-x")
                .name();
        assertThat(name).isEqualTo("openai model-x at models.example:9");
    }

    @Test
    void takesAnswersFromAFileWhateverTheEnvironmentSays() throws IOException {
        Path file = Files.writeString(
                folder.resolve("answers.jsonl"), "{\"sampleId\":\"a\",\"status\":\"abstained\",\"latencyMs\":1}\n");
        assertThat(source(Map.of("ATTEST_URL", "http://there:81"), "--answers", file.toString())
                        .name())
                .isEqualTo("recorded answers.jsonl");
    }

    @Test
    void saysHowToGetAServerWithoutTheLauncher() {
        assertThatThrownBy(() -> source(Map.of()))
                .isInstanceOf(EvalFailure.class)
                .hasMessageContainingAll("./attest eval run", "--url");
    }

    @Test
    void refusesTwoTargetsAndHalfAModel() {
        assertThatThrownBy(() -> source(Map.of(), "--url", "http://a", "--answers", "b"))
                .hasMessageContaining("give one of them");
        assertThatThrownBy(() -> source(Map.of(), "--openai-model", "model-x")).hasMessageContaining("go together");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://user:secret@here", "ftp://here", "here:80", "http://here/?token=secret"})
    void refusesWhatIsNoPlainAddressWithoutRepeatingIt(String url) {
        assertThatThrownBy(() -> source(Map.of(), "--url", url))
                .isInstanceOf(EvalFailure.class)
                .hasMessageContaining("--url must be an address")
                .hasMessageNotContaining("secret");
    }
}
