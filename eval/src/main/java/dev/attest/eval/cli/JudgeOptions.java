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
import dev.attest.eval.models.Recordings;
import dev.attest.eval.models.langchain4j.OpenAiModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who judges. The key is never an argument: arguments are seen by everybody on the machine. */
final class JudgeOptions {

    @Option(
            names = "--judge",
            paramLabel = "local|llm|panel",
            description = {
                "Who judges: the platform's own scorer, a language model, or several, whose majority counts",
                "(default: ${DEFAULT-VALUE})."
            })
    private Kind judge = Kind.local;

    @Mixin
    private JudgeModelOptions models;

    @Option(
            names = "--judge-retries",
            paramLabel = "N",
            description = "Further tries when an answer cannot be used (default: ${DEFAULT-VALUE}).")
    private int retries = 2;

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
            description = {
                "Judge by what was kept, and ask nobody. Models are those of the file unless named.",
                "--judge-format and --explain are those it was recorded with."
            })
    private @Nullable Path replay;

    JudgeOptions() {
        this(System::getenv);
    }

    JudgeOptions(Function<String, @Nullable String> environment) {
        this.models = new JudgeModelOptions(environment);
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
        List<ModelSettings> settings = settings();
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

    private List<ModelSettings> settings() {
        List<String> names = models.required(judge.name());
        enough(names, "got");
        return names.stream().map(models::settings).toList();
    }

    private OpenJudge replayed(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new EvalFailure("there is no recording at %s.".formatted(file));
        }
        Recordings recordings = Recordings.open(file);
        List<String> names = models.hasModels() ? models.named() : recordings.models();
        if (names.isEmpty()) {
            throw new EvalFailure("%s records no calls.".formatted(file));
        }
        enough(names, "records calls of");
        List<LanguageModel> replaying = names.stream()
                .map(name -> recordings.replaying(name, models.structure()))
                .toList();
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
        if (judge == Kind.local && (models.hasAddress() || models.hasModels() || record != null || replay != null)) {
            throw new EvalFailure(
                    "the local judge asks no model: --judge-url, --judge-model, --record and --replay go with"
                            + " --judge llm or --judge panel.");
        }
        if (record != null && replay != null) {
            throw new EvalFailure("--record asks models and --replay asks none: give one of them.");
        }
        if (replay != null && models.hasAddress()) {
            throw new EvalFailure("--replay asks nobody: leave --judge-url out.");
        }
        models.check();
        if (retries < 0) {
            throw new EvalFailure("--judge-retries is 0 or more, not %d.".formatted(retries));
        }
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
}
