package dev.attest.cli;

import dev.attest.prediction.csv.TableSettings;
import dev.attest.prediction.tribuo.Algorithm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is learnt.
 *
 * @param name of the model
 * @param algorithms to choose from, unless the command line says others
 */
record Subject(String name, String description, Path data, TableSettings settings, List<Algorithm> algorithms) {

    static final String IRIS = "iris";

    /** The table that comes with the project, and what is known of it. */
    static Subject iris(Path folder) {
        return new Subject(
                IRIS,
                "The species of an iris, from the lengths and widths of its sepals and petals (Fisher, 1936).",
                folder.resolve("iris.csv"),
                new TableSettings(
                        "species",
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Map.of("sepalLength", "cm", "sepalWidth", "cm", "petalLength", "cm", "petalWidth", "cm"),
                        false),
                List.of(Algorithm.LOGISTIC_REGRESSION));
    }
}
