package dev.attest.eval.cli;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.Judge;
import dev.attest.eval.judges.Explain;
import dev.attest.eval.judges.LlmJudge;
import dev.attest.eval.judges.OpenJudge;
import dev.attest.eval.judges.PanelJudge;
import dev.attest.eval.judges.local.EmbeddedJudge;
import dev.attest.eval.models.LanguageModel;
import dev.attest.eval.models.ModelSettings;
import dev.attest.eval.models.ModelSettings.Structure;
import dev.attest.eval.models.Recordings;
import dev.attest.eval.models.langchain4j.OpenAiModel;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who judges. The key is never an argument: arguments are seen by everybody on the machine. */
final class JudgeOptions {

    static final String URL = "ATTEST_JUDGE_BASE_URL";
    static final String MODEL = "ATTEST_JUDGE_MODEL";
    static final String KEY = "ATTEST_JUDGE_API_KEY";

    private final Function<String, @Nullable String> environment;

    @Option(
            names = "--judge",
            paramLabel = "local|llm|panel",
            description = {
                "Who judges: the platform's own scorer, a language model, or several, whose majority counts",
                "(default: ${DEFAULT-VALUE})."
            })
    private Kind judge = Kind.local;

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
            names = "--judge-retries",
            paramLabel = "N",
            description = "Further tries when an answer cannot be used (default: ${DEFAULT-VALUE}).")
    private int retries = 2;

    @Option(
            names = "--judge-patience",
            paramLabel = "N",
            description = "Further tries when the server is busy, slow or not there (default: ${DEFAULT-VALUE}).")
    private int patience = 4;

    @Option(
            names = "--judge-parallel",
            paramLabel = "N",
            description = "Samples judged at once (default: ${DEFAULT-VALUE}).")
    private int parallel = 4;

    @Option(
            names = "--explain",
            paramLabel = "first|last",
            description = "Whether a model explains before it decides or after (default: ${DEFAULT-VALUE}).")
    private Order explain = Order.first;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "Keep what models say, and do not ask again for what is kept.")
    private @Nullable Path record;

    @Option(
            names = "--replay",
            paramLabel = "FILE",
            description = "Judge by what was kept, and ask nobody. Models are those of the file unless named.")
    private @Nullable Path replay;

    JudgeOptions() {
        this(System::getenv);
    }

    JudgeOptions(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    private enum Kind {
        local,
        llm,
        panel
    }

    private enum Order {
        first,
        last
    }

    private enum Format {
        schema,
        object,
        none
    }

    /** Samples judged at once, 1 or more. */
    int parallel() {
        if (parallel < 1) {
            throw new EvalFailure("--judge-parallel is 1 or more, not %d.".formatted(parallel));
        }
        return parallel;
    }

    /** Whether models are asked, and no file is named that keeps what they say. */
    boolean asksAnew() {
        return judge != Kind.local && record == null && replay == null;
    }

    /** @throws EvalFailure when the options do not fit together */
    OpenJudge open() throws IOException {
        return open(Optional.ofNullable(record));
    }

    /** The same, which keeps what models say in a file of the run unless told where. */
    OpenJudge open(Path cache) throws IOException {
        return open(Optional.of(record == null ? cache : record));
    }

    private OpenJudge open(Optional<Path> kept) throws IOException {
        check();
        if (judge == Kind.local) {
            EmbeddedJudge local = EmbeddedJudge.open();
            return new OpenJudge(local, false, local::close);
        }
        if (replay != null) {
            return replayed(replay);
        }
        List<ModelSettings> settings = models().stream().map(this::settings).toList();
        if (kept.isEmpty()) {
            return new OpenJudge(
                    judge(settings.stream().<LanguageModel>map(OpenAiModel::new).toList()), false);
        }
        Recordings recordings = Recordings.open(kept.get());
        Judge recorded = judge(settings.stream()
                .map(each -> recordings.recording(new OpenAiModel(each)))
                .toList());
        return new OpenJudge(recorded, recordings.synthetic(), recordings::close);
    }

    private OpenJudge replayed(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new EvalFailure("there is no recording at %s.".formatted(file));
        }
        Recordings recordings = Recordings.open(file);
        List<String> names = models.isEmpty() ? recordings.models() : named();
        if (names.isEmpty()) {
            throw new EvalFailure("%s records no calls.".formatted(file));
        }
        enough(names, "records calls of");
        List<LanguageModel> replaying =
                names.stream().map(recordings::replaying).toList();
        return new OpenJudge(judge(replaying), recordings.synthetic(), recordings::close);
    }

    private Judge judge(List<LanguageModel> asked) {
        LlmJudge.Settings settings = LlmJudge.Settings.DEFAULT
                .with(explain == Order.first ? Explain.FIRST : Explain.LAST)
                .withRetries(retries);
        List<Judge> judges = asked.stream()
                .<Judge>map(model -> new LlmJudge(model, settings))
                .toList();
        return judges.size() == 1 ? judges.get(0) : new PanelJudge(judges);
    }

    private void check() {
        if (judge == Kind.local && (url != null || !models.isEmpty() || record != null || replay != null)) {
            throw new EvalFailure(
                    "the local judge asks no model: --judge-url, --judge-model, --record and --replay go with"
                            + " --judge llm or --judge panel.");
        }
        if (record != null && replay != null) {
            throw new EvalFailure("--record asks models and --replay asks none: give one of them.");
        }
        if (replay != null && url != null) {
            throw new EvalFailure("--replay asks nobody: leave --judge-url out.");
        }
        if (timeout < 1 || retries < 0) {
            throw new EvalFailure("--judge-timeout is 1 second or more, --judge-retries 0 or more, not %d and %d."
                    .formatted(timeout, retries));
        }
        if (patience < 0) {
            throw new EvalFailure("--judge-patience is 0 or more, not %d.".formatted(patience));
        }
    }

    /** Those to ask, by the options, else by the environment. */
    private List<String> models() {
        List<String> names = named();
        if (address().isEmpty() || names.isEmpty()) {
            throw new EvalFailure("--judge %s needs --judge-url (or %s) and --judge-model (or %s); %s missing."
                    .formatted(judge, URL, MODEL, missing(names)));
        }
        enough(names, "got");
        return names;
    }

    private String missing(List<String> names) {
        if (address().isPresent()) {
            return "the model is";
        }
        return names.isEmpty() ? "both are" : "the address is";
    }

    private void enough(List<String> names, String how) {
        if (judge == Kind.llm && names.size() > 1) {
            throw new EvalFailure(
                    "--judge llm asks one model and %s %s: name one with --judge-model, or use --judge panel."
                            .formatted(how, String.join(", ", names)));
        }
        if (judge == Kind.panel && names.size() < 2) {
            throw new EvalFailure("--judge panel asks two models or more and %s %s: use --judge llm for one."
                    .formatted(how, String.join(", ", names)));
        }
    }

    private List<String> named() {
        List<String> all = models.isEmpty()
                ? set(MODEL).map(names -> List.of(names.split(",", -1))).orElse(List.of())
                : models;
        return all.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    private Optional<String> address() {
        return url == null ? set(URL) : Optional.of(url);
    }

    private Optional<String> set(String variable) {
        return Optional.ofNullable(environment.apply(variable))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private ModelSettings settings(String model) {
        String address = address().orElseThrow();
        ModelSettings defaults;
        try {
            defaults = ModelSettings.of(new URI(address), model, set(KEY));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new EvalFailure(
                    "--judge-url is an http(s) address, such as http://127.0.0.1:11434/v1, not %s.".formatted(address));
        }
        Structure structure = switch (format) {
            case schema -> Structure.SCHEMA;
            case object -> Structure.OBJECT;
            case none -> Structure.NONE;
        };
        return new ModelSettings(
                defaults.baseUrl(),
                model,
                defaults.apiKey(),
                structure,
                defaults.connect(),
                Duration.ofSeconds(timeout),
                patience);
    }
}
