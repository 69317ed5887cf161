package dev.attest.eval.cli;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.models.ModelSettings;
import dev.attest.eval.models.ModelSettings.Structure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which models judge, where, and how they are asked; by options, else by the environment. */
final class JudgeModelOptions {

    static final String URL = "ATTEST_JUDGE_BASE_URL";
    static final String MODEL = "ATTEST_JUDGE_MODEL";
    static final String KEY = "ATTEST_JUDGE_API_KEY";

    private final Function<String, @Nullable String> environment;

    @Option(
            names = "--judge-url",
            paramLabel = "URL",
            description = {
                "OpenAI-compatible endpoint, usually ending in /v1 (default: $" + URL + ").",
                "Its key, if it wants one, is read from $" + KEY + "."
            })
    private @Nullable String url;

    @Option(
            names = "--judge-model",
            paramLabel = "NAME",
            split = ",",
            description =
                    "The model; for a panel several, with commas or the option repeated (default: $" + MODEL + ").")
    private List<String> models = new ArrayList<>();

    @Option(
            names = "--judge-format",
            paramLabel = "schema|object|none",
            description = {
                "How the server is told the form of an answer: by JSON Schema, as some JSON object, or not at all",
                "(default: ${DEFAULT-VALUE})."
            })
    private Format format = Format.schema;

    @Option(
            names = "--judge-timeout",
            paramLabel = "SECONDS",
            description = "Most time for one answer (default: ${DEFAULT-VALUE}).")
    private int timeout = 60;

    @Option(
            names = "--judge-patience",
            paramLabel = "N",
            description = "Further tries when the server is busy, slow or not there (default: ${DEFAULT-VALUE}).")
    private int patience = 4;

    JudgeModelOptions(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    /** Whether an option says where to ask. */
    boolean hasAddress() {
        return url != null;
    }

    /** Whether an option says whom to ask. */
    boolean hasModels() {
        return !models.isEmpty();
    }

    Structure structure() {
        return format.structure();
    }

    /** @throws EvalFailure when a number is none that counts */
    void check() {
        if (timeout < 1) {
            throw new EvalFailure("--judge-timeout is 1 second or more, not %d.".formatted(timeout));
        }
        if (patience < 0) {
            throw new EvalFailure("--judge-patience is 0 or more, not %d.".formatted(patience));
        }
    }

    /** Each once, by the options, else by the environment. */
    List<String> named() {
        List<String> all = models.isEmpty()
                ? set(MODEL).map(names -> List.of(names.split(",", -1))).orElse(List.of())
                : models;
        return all.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /**
     * Those to ask.
     *
     * @param judge who needs them, for the sentence when there are none
     */
    List<String> required(String judge) {
        List<String> names = named();
        if (address().isEmpty() || names.isEmpty()) {
            throw new EvalFailure("--judge %s needs --judge-url (or %s) and --judge-model (or %s); %s missing."
                    .formatted(judge, URL, MODEL, missing(names)));
        }
        return names;
    }

    private String missing(List<String> names) {
        if (address().isPresent()) {
            return "the model is";
        }
        return names.isEmpty() ? "both are" : "the address is";
    }

    /** How one of them is asked. */
    ModelSettings settings(String model) {
        ModelSettings defaults =
                ModelSettings.of(WebAddress.ofModel("--judge-url", address().orElseThrow()), model, set(KEY));
        return new ModelSettings(
                defaults.baseUrl(),
                model,
                defaults.apiKey(),
                format.structure(),
                defaults.connect(),
                Duration.ofSeconds(timeout),
                patience);
    }

    private Optional<String> address() {
        return url == null ? set(URL) : Optional.of(url);
    }

    private Optional<String> set(String variable) {
        return Optional.ofNullable(environment.apply(variable))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }
}
