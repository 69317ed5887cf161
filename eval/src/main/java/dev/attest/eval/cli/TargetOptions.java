package dev.attest.eval.cli;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.models.ModelSettings;
import dev.attest.eval.models.langchain4j.OpenAiModel;
import dev.attest.eval.targets.OpenAiTarget;
import dev.attest.eval.targets.ServerSetup;
import dev.attest.eval.targets.TargetSource;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who answers: one of a running server, a model, a file; else a server started for the run. */
final class TargetOptions {

    private static final String KEY = "ATTEST_TARGET_API_KEY";
    private static final String URL = "ATTEST_URL";

    private final Map<String, String> environment;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = {
                "An Attest server that has read the documents (default: $$ATTEST_URL).",
                "Without any target, a server with the embedded defaults is started for the run, and stopped after it."
            })
    private @Nullable String url;

    @Option(
            names = "--openai-url",
            paramLabel = "URL",
            description = {
                "Instead of Attest, any OpenAI-compatible endpoint, usually ending in /v1.",
                "Its key, if it wants one, is read from $$" + KEY + "."
            })
    private @Nullable String openAiUrl;

    @Option(names = "--openai-model", paramLabel = "NAME", description = "Its model.")
    private @Nullable String openAiModel;

    @Option(
            names = "--abstention",
            paramLabel = "PHRASE",
            description = "What that model is told to say when it does not know (default: ${DEFAULT-VALUE}).")
    private String abstention = OpenAiTarget.ABSTENTION;

    @Option(
            names = "--answers",
            paramLabel = "FILE",
            description = "Instead of asking, answers recorded in JSON Lines, such as replies.jsonl of an earlier run.")
    private @Nullable Path answers;

    @Option(
            names = "--documents",
            paramLabel = "DIR",
            description = "What a server started for the run reads in (default: ${DEFAULT-VALUE}).")
    private Path documents = Home.resolve("ingest", "samples");

    @Option(
            names = "--with-environment",
            description = {
                "Let a server started for the run use what ATTEST_ variables name, such as a language model.",
                "Without it none of them counts. Databases are never used: the run's data is temporary."
            })
    private boolean withEnvironment;

    TargetOptions() {
        this(System.getenv());
    }

    TargetOptions(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** The target; {@link EvalFailure} when several are named, or one cannot be. */
    TargetSource source(long seed) {
        long named = Stream.of(url, openAiUrl, answers)
                .filter(given -> given != null)
                .count();
        if (named > 1) {
            throw new EvalFailure("--url, --openai-url and --answers each name who answers: give one of them.");
        }
        if (answers != null) {
            return TargetSource.recorded(answers);
        }
        if (openAiUrl != null || openAiModel != null) {
            return model((int) seed);
        }
        return Optional.ofNullable(url)
                .or(() -> set(URL))
                .map(address -> TargetSource.attest(WebAddress.ofServer("--url", address)))
                .orElseGet(() -> TargetSource.own(setup()));
    }

    private TargetSource model(int seed) {
        if (openAiUrl == null || openAiModel == null) {
            throw new EvalFailure("--openai-url and --openai-model go together.");
        }
        URI address = WebAddress.ofModel("--openai-url", openAiUrl);
        var model = new OpenAiModel(ModelSettings.of(address, openAiModel, set(KEY)));
        return TargetSource.openAi(address.getAuthority(), model, abstention, seed);
    }

    private ServerSetup setup() {
        String jar = System.getProperty("attest.server.jar");
        if (jar == null) {
            throw new EvalFailure("no target is named, and no server of one's own can be started without the launcher:"
                    + " call ./attest eval run, or name a server with --url.");
        }
        List<String> options = new ArrayList<>();
        options.add("-Dattest.home=" + Home.resolve("").toAbsolutePath());
        Stream.of(System.getProperty("attest.server.options", "").split("\\s+", -1))
                .filter(option -> !option.isBlank())
                .forEach(options::add);
        return new ServerSetup(Path.of(jar), options, documents, ServerSetup.environment(environment, withEnvironment));
    }

    private Optional<String> set(String variable) {
        return Optional.ofNullable(environment.get(variable)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
