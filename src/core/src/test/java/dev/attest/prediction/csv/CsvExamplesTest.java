package dev.attest.prediction.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.prediction.Examples;
import dev.attest.prediction.Feature;
import dev.attest.prediction.Feature.Kind;
import dev.attest.prediction.Feature.Range;
import dev.attest.prediction.Histogram;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvExamplesTest {

    private static final String HEADER = "id,size,rooms,place,sold\n";
    private static final TableSettings SETTINGS =
            new TableSettings("sold", Set.of(), Set.of(), Set.of("id"), Map.of("size", "m²"), false);

    @TempDir
    Path folder;

    private LoadedTable read(String text, TableSettings settings) throws IOException {
        return CsvExamples.read(Files.writeString(folder.resolve("table.csv"), text), settings);
    }

    /** Every column as it looks. */
    private static TableSettings looking(String label) {
        return new TableSettings(label, Set.of(), Set.of(), Set.of(), Map.of(), false);
    }

    /** Twenty homes: sizes 10.5, 11.5, …; rooms 1 to 4; every third at the sea. */
    private static String homes() {
        return IntStream.range(0, 20)
                .mapToObj(i -> "h%d,%d.5,%d,%s,%s"
                        .formatted(i, 10 + i, 1 + i % 4, i % 3 == 0 ? "sea" : "hill", i % 2 == 0 ? "yes" : "no"))
                .collect(Collectors.joining("\n", HEADER, "\n"));
    }

    @Test
    void findsWhatEachColumnHolds() throws IOException {
        Examples examples = read(homes(), SETTINGS).examples();
        assertThat(examples.labels()).containsExactly("no", "yes");
        assertThat(examples.answers().subList(0, 3)).containsExactly(1, 0, 1);
        assertThat(examples.features()).extracting(Feature::name).containsExactly("size", "rooms", "place");
        assertThat(examples.features())
                .extracting(Feature::kind)
                .containsExactly(Kind.NUMBER, Kind.INTEGER, Kind.CATEGORY);
        assertThat(examples.rows().value(1, 0)).isEqualTo(11.5);
        assertThat(examples.rows().value(1, 1)).isEqualTo(2);
        assertThat(examples.rows().value(0, 2)).isEqualTo(1);
        assertThat(examples.dataHash()).matches("[0-9a-f]{64}");
    }

    @Test
    void saysHowTheTrainingValuesAreSpread() throws IOException {
        List<Feature> features = read(homes(), SETTINGS).examples().features();
        Feature size = features.get(0);
        assertThat(size.unit()).contains("m²");
        assertThat(size.range()).contains(new Range(10.5, 29.5));
        assertThat(size.baseline()).hasValue(20);
        assertThat(size.histogram())
                .contains(new Histogram(
                        List.of(12.5, 14.5, 16.5, 18.5, 20.5, 22.5, 24.5, 26.5, 28.5),
                        List.of(2L, 2L, 2L, 2L, 2L, 2L, 2L, 2L, 2L, 2L)));
        Feature rooms = features.get(1);
        assertThat(rooms.baseline()).hasValue(2);
        assertThat(rooms.histogram()).contains(new Histogram(List.of(2.0, 3.0, 4.0), List.of(5L, 5L, 5L, 5L)));
        Feature place = features.get(2);
        assertThat(place.values()).containsExactly("hill", "sea");
        assertThat(place.baseline()).hasValue(0);
        assertThat(place.histogram()).contains(new Histogram(List.of(1.0), List.of(13L, 7L)));
    }

    @Test
    void theSettingsKnowColumnsBetterThanTheirLooks() throws IOException {
        var settings = new TableSettings("sold", Set.of(), Set.of("rooms"), Set.of("id"), Map.of(), false);
        Feature rooms = read(homes(), settings).examples().features().get(1);
        assertThat(rooms.values()).containsExactly("1", "2", "3", "4");
        assertThatThrownBy(() -> read(
                        homes(), new TableSettings("sold", Set.of("size"), Set.of(), Set.of("id"), Map.of(), false)))
                .hasMessage("Line 2, column size must hold a whole number, not '10.5'.");
    }

    @Test
    void dropsRowsWithMissingValuesOnlyWhenAsked() throws IOException {
        String holes = homes().replace("h3,13.5", "h3,").replace("h8,18.5,1,hill", "h8,18.5,1,");
        assertThatThrownBy(() -> read(holes, SETTINGS))
                .hasMessageContaining("A value is missing (line 5, column size, the first of 2 empty cells)")
                .hasMessageContaining("--missing drop");
        var dropping = new TableSettings("sold", Set.of(), Set.of(), Set.of("id"), Map.of(), true);
        LoadedTable table = read(holes, dropping);
        assertThat(table.dropped()).isEqualTo(2);
        assertThat(table.examples().rows().count()).isEqualTo(18);
    }

    @Test
    void anIgnoredColumnMayHoldAnything() throws IOException {
        assertThat(read(homes().replace("h3,", ",").replace("h4,", "NaN,"), SETTINGS)
                        .examples()
                        .rows()
                        .count())
                .isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "h2,12.5,3 | h2,12.5,3,4 | Line 4 has 6 cells where the header has 5.",
                "h2,12.5,3 | h2,12.5 | Line 4 has 4 cells where the header has 5.",
                "h2,12.5 | h2,NaN | Line 4, column size must hold a finite number, not 'NaN'.",
                "h2,12.5 | h2,-Infinity | Line 4, column size must hold a finite number, not '-Infinity'.",
                "h2,12.5 | h2,1e999 | Line 4, column size must hold a finite number, not '1e999'.",
                "h2,12.5 | h2,n/a | different values in 20 rows; 'n/a' (line 4) is no number. A category has at most 100",
                "size,rooms | size, | Column 3 has no name in the header",
                "size,rooms | size,size | The header names 'size' twice",
                "sold | bought | There is no column 'sold'; the columns are id, size, rooms, place, bought.",
                "h2,12.5 | \"h2\"x,12.5 | The table is no CSV"
            })
    void refusesATableWithTheLineAndTheColumn(String good, String bad, String message) {
        assertThat(homes()).contains(good);
        assertThatThrownBy(() -> read(homes().replaceFirst(good, bad), SETTINGS))
                .isInstanceOf(TableRefused.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesLabelsAndCategoriesNobodyCanLearn() {
        assertThatThrownBy(() -> read(homes().replaceAll(",no\n", ",yes\n"), SETTINGS))
                .hasMessage("The label column sold holds only 'yes'; there are at least two labels to tell apart.");
        assertThatThrownBy(() -> read(homes(), looking("id")))
                .hasMessageContaining("The label column id has 20 different values");
        assertThatThrownBy(() -> read(homes(), looking("sold")))
                .hasMessageContaining("Column id has 20 different values in 20 rows.")
                .hasMessageContaining("--ignore id");
        assertThatThrownBy(() ->
                        read(homes(), new TableSettings("sold", Set.of(), Set.of(), Set.of("sold"), Map.of(), false)))
                .hasMessageContaining("cannot be ignored");
        assertThatThrownBy(() -> read(
                        homes(),
                        new TableSettings("sold", Set.of(), Set.of(), Set.of("id"), Map.of("place", "m"), false)))
                .hasMessageContaining("Column place holds names and has no unit.");
    }

    @Test
    void refusesWhatIsTooSmallTooLargeOrNoText() throws IOException {
        assertThatThrownBy(() -> read("", SETTINGS)).hasMessageContaining("The table is empty");
        assertThatThrownBy(() -> read(HEADER + "a,1,2,b,c\n", SETTINGS))
                .hasMessageContaining("There are 1 rows to learn from");
        assertThatThrownBy(() -> read("sold\nyes\nno\nyes\nno\nyes\nno\nyes\nno\nyes\nno\n", looking("sold")))
                .hasMessageContaining("there is no column to predict it from");
        Path file = folder.resolve("other.csv");
        assertThatThrownBy(() -> CsvExamples.read(file, SETTINGS)).hasMessageContaining("There is no file");
        Files.write(file, homes().replace("sea", "größe").getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> CsvExamples.read(file, SETTINGS)).hasMessageContaining("not written in UTF-8");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(200L * 1024 * 1024 + 1);
        }
        assertThatThrownBy(() -> CsvExamples.read(file, SETTINGS)).hasMessageContaining("larger than 200 MiB");
    }

    @Test
    void aByteOrderMarkAndOtherSeparatorsAreNoMistake() throws IOException {
        String text = "\uFEFF" + homes().replace(',', ';').replace("\n", "\r\n");
        assertThat(read(text, SETTINGS).examples().features())
                .isEqualTo(read(homes(), SETTINGS).examples().features());
    }

    @Test
    void theTwoZerosAreOneNumber() throws IOException {
        String table = IntStream.range(0, 20)
                .mapToObj(i -> "%s,%s".formatted(i < 6 ? "-1.5" : i < 13 ? "-0.0" : "0.0", i % 2 == 0 ? "yes" : "no"))
                .collect(Collectors.joining("\n", "warmth,sold\n", "\n"));
        Examples examples = read(table, looking("sold")).examples();
        Histogram histogram = examples.features().get(0).histogram().orElseThrow();
        assertThat(histogram).isEqualTo(new Histogram(List.of(0.0), List.of(6L, 14L)));
        assertThat(examples.features().get(0).range()).contains(new Range(-1.5, 0));
        assertThat(examples.rows().value(7, 0)).isEqualTo(examples.rows().value(19, 0));
    }

    @Test
    void aDecimalCommaMakesNoCategoryUnlessItIsNamedOne() throws IOException {
        String table = homes().replace(',', ';').replaceAll("(\\d\\d)\\.5", "$1,5");
        assertThatThrownBy(() -> read(table, SETTINGS))
                .isInstanceOf(TableRefused.class)
                .hasMessage("Line 2, column size holds '10,5': write numbers with a point, as in 0.5, or name the"
                        + " column with --category.");
        String fewer = table.replaceAll("\\d\\d,5", "10,5");
        var named = new TableSettings("sold", Set.of(), Set.of("size"), Set.of("id"), Map.of(), false);
        assertThat(read(fewer, named).examples().features().get(0).values()).containsExactly("10,5");
    }

    @Test
    void aTableThatCannotBeReadSaysWhyInWords() {
        assertThatThrownBy(() -> CsvExamples.read(folder, SETTINGS))
                .isInstanceOf(TableRefused.class)
                .hasMessage(folder + " cannot be read: Is a directory.");
    }

    @Test
    void readsFishersTableAsPrinted() {
        Path iris = Path.of("../../models/iris/iris.csv");
        Examples examples = CsvExamples.read(iris, looking("species")).examples();
        assertThat(examples.labels()).containsExactly("setosa", "versicolor", "virginica");
        assertThat(examples.rows().count()).isEqualTo(150);
        assertThat(row(examples, 35)).containsExactly(4.9, 3.1, 1.5, .2);
        assertThat(row(examples, 38)).containsExactly(4.9, 3.6, 1.4, .1);
        assertThat(examples.features().get(2).baseline()).hasValue(4.35);
        assertThat(examples.answers().stream().filter(answer -> answer == 1)).hasSize(50);
    }

    private static List<Double> row(Examples examples, int number) {
        return IntStream.range(0, 4)
                .mapToObj(feature -> examples.rows().value(number - 1, feature))
                .toList();
    }
}
