package dev.attest.cli;

import dev.attest.prediction.ModelCard;
import dev.attest.prediction.csv.TableSettings;
import dev.attest.prediction.tribuo.Algorithm;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which table to learn from, and what it does not say itself. */
final class TableOptions {

    private static final String DROP = "drop";
    private static final String REFUSE = "refuse";

    @Option(names = "--data", paramLabel = "FILE", description = "A table: CSV with a header, in UTF-8.")
    @Nullable Path data;

    @Option(names = "--label", paramLabel = "COLUMN", description = "The column to predict.")
    @Nullable String label;

    @Option(names = "--name", paramLabel = "NAME", description = "The model's name (default: the file's).")
    @Nullable String name;

    @Option(
            names = "--unit",
            paramLabel = "COLUMN=UNIT",
            description = "The unit of a column, as in petalLength=cm; may be repeated.")
    Map<String, String> units = new LinkedHashMap<>();

    @Option(
            names = "--integer",
            split = ",",
            paramLabel = "COLUMN",
            description = "Columns of whole numbers (default: those that hold nothing else).")
    Set<String> integers = new LinkedHashSet<>();

    @Option(
            names = "--category",
            split = ",",
            paramLabel = "COLUMN",
            description = "Columns of names, even if they look like numbers.")
    Set<String> categories = new LinkedHashSet<>();

    @Option(names = "--ignore", split = ",", paramLabel = "COLUMN", description = "Columns to leave out.")
    Set<String> ignored = new LinkedHashSet<>();

    @Option(
            names = "--missing",
            paramLabel = "WHAT",
            description = "With empty cells: refuse the table, or drop their rows (default: refuse).")
    @Nullable String missing;

    @Spec(Spec.Target.MIXEE)
    CommandSpec command = CommandSpec.create();

    /**
     * What to learn.
     *
     * @param known named on the command line instead of a table
     * @param iris where its table lies
     */
    Subject subject(@Nullable String known, Supplier<Path> iris) {
        if (known != null) {
            requireNothingBeside(known);
            return Subject.iris(iris.get());
        }
        if (data == null || label == null) {
            throw wrong("What to learn is missing: 'attest train iris', or --data FILE and --label COLUMN");
        }
        if (missing != null && !missing.equals(DROP) && !missing.equals(REFUSE)) {
            throw wrong("--missing is refuse or drop, not '" + missing + "'");
        }
        return new Subject(
                name(data),
                "Predicts " + label + " from " + data.getFileName() + ".",
                data,
                new TableSettings(label, integers, categories, ignored, units, DROP.equals(missing)),
                List.of(Algorithm.values()));
    }

    /** What is known of a table cannot be said otherwise. */
    private void requireNothingBeside(String known) {
        if (!known.equals(Subject.IRIS)) {
            throw wrong("Either 'attest train iris' or 'attest train --data FILE --label COLUMN'");
        }
        Map<String, Boolean> given = new LinkedHashMap<>();
        given.put("--data", data != null);
        given.put("--label", label != null);
        given.put("--name", name != null);
        given.put("--unit", !units.isEmpty());
        given.put("--integer", !integers.isEmpty());
        given.put("--category", !categories.isEmpty());
        given.put("--ignore", !ignored.isEmpty());
        given.put("--missing", missing != null);
        given.values().removeIf(isGiven -> !isGiven);
        if (!given.isEmpty()) {
            throw wrong("'attest train iris' knows its table, and takes no " + String.join(", ", given.keySet())
                    + "; to learn from another, leave 'iris' out");
        }
    }

    /** The command line is wrong, whatever the table holds. */
    private ParameterException wrong(String sentence) {
        return new ParameterException(command.commandLine(), sentence);
    }

    private String name(Path file) {
        String called = name == null ? String.valueOf(file.getFileName()).replaceFirst("\\.[A-Za-z0-9]+$", "") : name;
        if (!ModelCard.isName(called)) {
            throw wrong("A model cannot be called '" + called
                    + "'; give it a --name of 1 to 64 letters, digits, dots, hyphens or underscores");
        }
        return called;
    }
}
