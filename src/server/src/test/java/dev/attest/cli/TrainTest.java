package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.prediction.Feature;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.yaml.YamlCards;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class TrainTest {

    @TempDir
    Path folder;

    private CommandLineRun train(String... more) {
        List<String> args = new ArrayList<>(List.of("train", "--folds", "3", "--repeats", "1"));
        args.addAll(List.of("--models", folder.resolve("models").toString()));
        args.addAll(List.of(more));
        return CommandLineRun.of(args.toArray(String[]::new));
    }

    /** Forty flats, the large ones dear. */
    private String flats() throws IOException {
        String table = IntStream.range(0, 40)
                .mapToObj(i -> "%d,%d.5,%s,%s"
                        .formatted(
                                i,
                                20 + (i * 7) % 40,
                                i % 3 == 0 ? "sea" : "hill",
                                (i * 7) % 40 > 19 ? "dear" : "cheap"))
                .collect(Collectors.joining("\n", "id,size,place,price\n", "\n"));
        return Files.writeString(folder.resolve("flats.csv"), table).toString();
    }

    @Test
    void learnsFromAnyTableAndWritesAVersionWithItsCard() throws IOException {
        CommandLineRun run = train("--data", flats(), "--label", "price", "--ignore", "id", "--unit", "size=m²");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("40 rows, 2 features (size, place), 2 labels")
                .containsPattern("multinomial logistic regression +[01]\\.\\d{4} ± ")
                .contains("random forest", "boosted trees", "chosen")
                .containsPattern("(?m)^ +cheap +dear$")
                .contains("Wrote version 1 of flats: ");
        assertThat(run.err()).contains("learnt from all 40 rows");
        Path version = folder.resolve("models/flats/1");
        ModelCard card = YamlCards.read(version.resolve(ModelCard.CARD_FILE));
        assertThat(card.features()).extracting(Feature::name).containsExactly("size", "place");
        assertThat(card.features().get(0).unit()).contains("m²");
        assertThat(card.labels()).containsExactly("cheap", "dear");
        assertThat(card.training()).hasValueSatisfying(training -> {
            assertThat(training.rows()).isEqualTo(40);
            assertThat(training.seed()).isEqualTo(42);
            assertThat(training.libraries()).containsKey("tribuo");
        });
        assertThat(names(version)).containsExactly(card.file(), ModelCard.CARD_FILE);
    }

    @Test
    void writesTheNextVersionOnlyWhenSomethingChanged() throws IOException {
        String[] again = {
            "--data", flats(), "--label", "price", "--ignore", "id", "--algorithm", "logistic-regression", "--name", "f"
        };
        assertThat(train(again).out()).contains("Wrote version 1 of f");
        assertThat(train(again).out()).contains("Nothing written: version 1 of f is exactly this model");
        String[] otherSeed =
                Stream.concat(Stream.of(again), Stream.of("--seed", "7")).toArray(String[]::new);
        assertThat(train(otherSeed).out()).contains("Wrote version 2 of f");
        Files.createDirectories(folder.resolve("models/f/10"));
        assertThat(train(again).out()).contains("Wrote version 11 of f");
        assertThat(names(folder.resolve("models/f"))).containsExactly("1", "10", "11", "2");
    }

    @Test
    void speaksJson() throws IOException {
        String holes = Files.readString(Path.of(flats())).replace("\n3,41.5", "\n3,");
        Path data = Files.writeString(folder.resolve("holes.csv"), holes);
        CommandLineRun run = train(
                "--data",
                data.toString(),
                "--label=price",
                "--ignore=id",
                "--missing=drop",
                "--algorithm=random-forest,logistic-regression",
                "--json");
        assertThat(run.exit()).as(run.err()).isZero();
        JsonNode json = Json.MAPPER.readTree(run.out());
        assertThat(json.path("model").asString()).isEqualTo("holes");
        assertThat(json.path("version").asString()).isEqualTo("1");
        assertThat(json.path("written").asBoolean()).isTrue();
        assertThat(json.path("rows").asInt()).isEqualTo(39);
        assertThat(json.path("dropped").asInt()).isEqualTo(1);
        assertThat(json.path("candidates")).hasSize(2);
        assertThat(json.path("confusion")).hasSize(2);
    }

    @Test
    void irisTwiceGivesTheSameBytes() throws IOException {
        Path one = folder.resolve("models");
        Path other = folder.resolve("others");
        assertThat(train("iris").exit()).isZero();
        assertThat(train("iris", "--models", other.toString()).exit()).isEqualTo(Attest.USAGE);
        assertThat(CommandLineRun.of("train", "iris", "--folds", "3", "--repeats", "1", "--models", other.toString())
                        .exit())
                .isZero();
        for (String file : List.of(ModelCard.CARD_FILE, "model.onnx")) {
            Path below = Path.of("iris", "1", file);
            assertThat(Files.readAllBytes(one.resolve(below))).isEqualTo(Files.readAllBytes(other.resolve(below)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | train --data FLATS --label cost | There is no column 'cost'; the columns are id, size, place, price.",
                "1 | train --data FLATS --label price --ignore id --folds 30 | fold",
                "1 | train --data HUGE --label price --ignore id | The value 1.0E40 of 'size' does not fit into",
                "1 | train --data nowhere.csv --label price | There is no file nowhere.csv.",
                "64 | train | What to learn is missing",
                "64 | train roses | Either 'attest train iris' or 'attest train --data FILE --label COLUMN'",
                "64 | train --data FLATS | What to learn is missing",
                "64 | train --data FLATS --label price --missing guess | --missing is refuse or drop, not 'guess'",
                "64 | train --data FLATS --label price --name ../x | A model cannot be called '../x'",
                "64 | train --data FLATS --label price --folds 1 | Cross-validation needs at least 2 folds",
                "64 | train iris --data FLATS | knows its table, and takes no --data;",
                "64 | train iris --label price | takes no --label;",
                "64 | train iris --name roses --ignore sepalWidth | takes no --name, --ignore;",
                "64 | train iris --unit sepalWidth=mm --missing refuse | takes no --unit, --missing;",
                "64 | train iris --integer sepalWidth --category petalWidth | takes no --integer, --category;"
            })
    void saysInOneSentenceWhatIsWrong(int exit, String line, String sentence) throws IOException {
        String huge = Files.readString(Path.of(flats())).replace("\n3,41.5", "\n3,1e40");
        String other = Files.writeString(folder.resolve("huge.csv"), huge).toString();
        List<String> args = new ArrayList<>(
                List.of(line.replace("FLATS", flats()).replace("HUGE", other).split(" ", -1)));
        args.addAll(List.of("--models", folder.resolve("models").toString()));
        CommandLineRun run = CommandLineRun.of(args.toArray(String[]::new));
        assertThat(run.exit()).isEqualTo(exit);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).startsWith("attest: ").contains(sentence);
        assertThat(folder.resolve("models")).doesNotExist();
    }

    @Test
    void anUnknownAlgorithmIsAWrongCommandLine() throws IOException {
        CommandLineRun run = train("--data", flats(), "--label", "price", "--algorithm", "magic");
        assertThat(run.exit()).isEqualTo(Attest.USAGE);
        assertThat(run.err()).contains("'magic' is none of logistic-regression, random-forest, boosted-trees");
    }

    @Test
    void aFolderThatCannotBeWrittenIsOneSentence() throws IOException {
        Path file = Files.writeString(folder.resolve("models"), "a file");
        CommandLineRun run = train("iris");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err().lines())
                .as("said before anything is learnt")
                .containsExactly("attest: The model cannot be written into " + file.resolve("iris")
                        + ": Not a directory; name another folder with --models.");
    }

    @Test
    void writesWhereServersLookAndReadsIrisFromTheInstallation() {
        Path named = folder.resolve("named");
        CommandLineRun run = CommandLineRun.of(
                CommandLineRun.NO_SERVER,
                Map.of("ATTEST_MODELS", named.toString()),
                "train",
                "iris",
                "--folds=2",
                "--repeats=1");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(named.resolve("iris/1").resolve(ModelCard.CARD_FILE)).isRegularFile();
    }

    @Test
    void withoutAFolderOfModelsItAsksForOne() throws IOException {
        CommandLineRun run = CommandLineRun.of(
                CommandLineRun.NO_SERVER,
                Map.of("ATTEST_HOME", folder.toString()),
                "train",
                "--data",
                flats(),
                "--label=price",
                "--ignore=id");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .contains("There is no folder of models where it was looked for, " + folder.resolve("models"))
                .contains("--models");
        assertThat(folder.resolve("models")).doesNotExist();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
