package dev.attest.cli;

import dev.attest.prediction.csv.CsvExamples;
import dev.attest.prediction.csv.LoadedTable;
import dev.attest.prediction.csv.TableRefused;
import dev.attest.prediction.tribuo.Algorithm;
import dev.attest.prediction.tribuo.NumberTooLarge;
import dev.attest.prediction.tribuo.TooFewRows;
import dev.attest.prediction.tribuo.TrainedModel;
import dev.attest.prediction.tribuo.Trainer;
import dev.attest.prediction.tribuo.TrainingSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Learns a classic model from a table, in this process, and writes it where servers find it. */
@Command(
        name = "train",
        description = {
            "Learn a classic model from a table and write it, with its card, into the models folder, where a running"
                    + " server finds it.",
            "'attest train iris' learns from the table that comes with the project; any other table is given by --data"
                    + " and --label."
        },
        footer = {
            "",
            "The same table, options and seed give the same bytes; a model that is there already is not written.",
            "A label is one of at most 100 names. Large tables take minutes.",
            "Exit code: 0 learnt; 1 the table or the folder is not fit for it; 64 the options are wrong."
        })
final class Train implements Callable<Integer> {

    /** The share kept back for the held-out figures. */
    private static final double HOLD_OUT = .2;

    @Parameters(arity = "0..1", paramLabel = "MODEL", description = "iris, and nothing else, without --data.")
    @Nullable String known;

    @Mixin
    TableOptions table = new TableOptions();

    @Option(
            names = "--algorithm",
            split = ",",
            converter = AlgorithmConverter.class,
            paramLabel = "NAME",
            description = "Choose among these: logistic-regression, random-forest, boosted-trees (default: all; for"
                    + " iris the first).")
    List<Algorithm> algorithms = List.of();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "Where all that is random starts (default: 42).")
    long seed;

    @Option(
            names = "--folds",
            paramLabel = "N",
            defaultValue = "10",
            description = "Folds of a cross-validation (default: 10).")
    int folds;

    @Option(
            names = "--repeats",
            paramLabel = "N",
            defaultValue = "10",
            description = "Cross-validations (default: 10).")
    int repeats;

    @Option(
            names = {"--models", "--out"},
            paramLabel = "DIR",
            description = "Write into this folder (default: $$ATTEST_MODELS, else the project's models).")
    @Nullable Path models;

    @Option(names = "--json", description = "Print the outcome as JSON.")
    boolean json;

    @Spec
    CommandSpec command = CommandSpec.create();

    private final Surroundings surroundings;

    Train(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Subject subject = table.subject(known, this::iris);
        TrainingSettings settings = settings(subject);
        Path folder = folder();
        try {
            LoadedTable read = CsvExamples.read(subject.data(), subject.settings());
            // Before it is learnt, which takes long.
            try (NewVersions versions = NewVersions.of(folder, subject.name())) {
                print(learn(subject, settings, read, versions));
            }
            return 0;
        } catch (TableRefused | TooFewRows | NumberTooLarge e) {
            throw new InputUnusable(String.valueOf(e.getMessage()));
        }
    }

    private TrainReport learn(Subject subject, TrainingSettings settings, LoadedTable read, NewVersions versions) {
        Console console = surroundings.console();
        TrainedModel model =
                new Trainer(settings, line -> console.err().println(Console.line(line))).train(read.examples());
        NewVersions.Written written = versions.write(
                version -> TrainedCard.of(subject, version, model, read.examples(), seed), model.bytes());
        return new TrainReport(read, model, written);
    }

    private void print(TrainReport report) {
        Console console = surroundings.console();
        if (json) {
            console.out().println(Json.pretty(report.json()));
        } else {
            report.lines(console).forEach(console.out()::println);
        }
    }

    /** Comes with the project, wherever models are kept. */
    private Path iris() {
        return Installation.folder(surroundings, Installation.MODELS.resolve(Subject.IRIS), "data of Iris");
    }

    /** One that somebody named is made; one that was looked for in vain is not. */
    private Path folder() {
        if (models != null) {
            return models;
        }
        Path folder = Installation.models(surroundings);
        if (surroundings.variable(Surroundings.MODELS).isEmpty() && !Files.isDirectory(folder)) {
            throw new InputUnusable("There is no folder of models where it was looked for, "
                    + folder.toAbsolutePath().normalize()
                    + "; name the one to write into with --models, or in ATTEST_MODELS.");
        }
        return folder;
    }

    private TrainingSettings settings(Subject subject) {
        List<Algorithm> chosen = algorithms.isEmpty() ? subject.algorithms() : algorithms;
        try {
            return new TrainingSettings(seed, folds, repeats, HOLD_OUT, chosen);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()));
        }
    }
}
