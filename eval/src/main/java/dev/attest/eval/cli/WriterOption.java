package dev.attest.eval.cli;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.models.LanguageModel;
import dev.attest.eval.models.ModelSettings;
import dev.attest.eval.models.langchain4j.OpenAiModel;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which language model writes; the one that judges, unless told otherwise. Its key comes from the environment alone. */
final class WriterOption {

    private final Function<String, @Nullable String> environment;

    @Option(
            names = "--model-url",
            paramLabel = "URL",
            description = {
                "OpenAI-compatible endpoint, usually ending in /v1 (default: $" + JudgeModelOptions.URL + ").",
                "Its key, if it wants one, is read from $" + JudgeModelOptions.KEY + "."
            })
    private @Nullable String url;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "The model (default: $" + JudgeModelOptions.MODEL + ").")
    private @Nullable String name;

    @Option(
            names = "--model-format",
            paramLabel = "schema|object|none",
            description = {
                "How the server is told the form of an answer: by JSON Schema, as some JSON object, or not at all",
                "(default: ${DEFAULT-VALUE})."
            })
    private Format format = Format.schema;

    WriterOption() {
        this(System::getenv);
    }

    WriterOption(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    LanguageModel model() {
        String address =
                given(url, JudgeModelOptions.URL).orElseThrow(() -> missing("--model-url", JudgeModelOptions.URL));
        String model =
                given(name, JudgeModelOptions.MODEL).orElseThrow(() -> missing("--model", JudgeModelOptions.MODEL));
        ModelSettings plain =
                ModelSettings.of(WebAddress.ofModel("--model-url", address), model, given(null, JudgeModelOptions.KEY));
        return new OpenAiModel(plain.with(format.structure()));
    }

    private Optional<String> given(@Nullable String option, String variable) {
        return Optional.ofNullable(option == null ? environment.apply(variable) : option)
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static EvalFailure missing(String option, String variable) {
        return new EvalFailure(
                "a language model writes the drafts: name it with %s, or set %s.".formatted(option, variable));
    }
}
