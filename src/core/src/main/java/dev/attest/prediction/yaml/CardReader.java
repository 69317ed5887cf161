package dev.attest.prediction.yaml;

import dev.attest.prediction.ModelCard;
import dev.attest.prediction.ModelCard.Metrics;
import dev.attest.prediction.ModelCard.Training;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a card of what a file says. */
final class CardReader {

    private static final List<String> KEYS = List.of(
            "name",
            "version",
            "description",
            "algorithm",
            "format",
            "file",
            "sha256",
            "labels",
            "features",
            "metrics",
            "training");
    private static final String NAME = "1 to 64 letters, digits, dots, hyphens or underscores";

    private CardReader() {}

    static ModelCard card(Entry root) {
        Fields fields = new Fields(root, KEYS);
        try {
            return new ModelCard(
                    name(fields.required("name", "the model's name, as its folder is called")),
                    name(fields.required("version", "the version, as its folder is called")),
                    fields.optional("description").map(Entry::text).orElse(""),
                    fields.optional("algorithm").map(Entry::text).orElse(""),
                    fields.required("format", "onnx or tribuo").text(),
                    name(fields.required("file", "the model's file beside this one, such as model.onnx")),
                    fields.optional("sha256").map(CardReader::hash),
                    FeatureReader.features(
                            fields.required("features", "a list of the model's columns, in their order")),
                    labels(fields.required(
                            "labels", "a list of the model's labels, in the order of its probabilities")),
                    fields.optional("metrics").map(CardReader::metrics),
                    fields.optional("training").map(CardReader::training));
        } catch (IllegalArgumentException e) {
            throw root.broken("contradicts itself: " + e.getMessage());
        }
    }

    private static String name(Entry entry) {
        if (!ModelCard.isName(entry.text())) {
            throw entry.wrong(NAME);
        }
        return entry.text();
    }

    private static String hash(Entry entry) {
        if (!entry.text().matches("[0-9a-f]{64}")) {
            throw entry.wrong("the file's SHA-256, 64 lower-case hexadecimal digits");
        }
        return entry.text();
    }

    private static List<String> labels(Entry entry) {
        List<Entry> labels = entry.items();
        if (labels.size() < 2) {
            throw entry.broken("must name two labels at least");
        }
        return different(labels);
    }

    /** The texts of a list in which none stands twice. */
    static List<String> different(List<Entry> items) {
        Set<String> met = new HashSet<>();
        for (Entry item : items) {
            if (!met.add(item.text())) {
                throw item.broken("repeats '" + item.text() + "'");
            }
        }
        return items.stream().map(Entry::text).toList();
    }

    private static Metrics metrics(Entry entry) {
        Map<String, Entry> all = new LinkedHashMap<>(entry.entries());
        Entry method = all.remove("method");
        Entry confusion = all.remove("confusion");
        Map<String, Double> values = new LinkedHashMap<>();
        all.forEach((name, value) -> values.put(name, value.number()));
        return new Metrics(
                method == null ? "" : method.text(), values, confusion == null ? List.of() : matrix(confusion));
    }

    private static List<List<Long>> matrix(Entry confusion) {
        List<List<Long>> rows = confusion.items().stream()
                .map(row -> row.items().stream().map(Entry::whole).toList())
                .toList();
        if (rows.stream().anyMatch(row -> row.size() != rows.size())) {
            throw confusion.broken("must have as many columns as rows");
        }
        return rows;
    }

    private static Training training(Entry entry) {
        Fields fields = new Fields(entry, List.of("rows", "dataHash", "seed", "libraries"));
        Map<String, String> libraries = new LinkedHashMap<>();
        fields.optional("libraries")
                .ifPresent(each -> each.entries().forEach((name, version) -> libraries.put(name, version.text())));
        return new Training(
                fields.required("rows", "how many rows it was trained on").whole(),
                fields.required("dataHash", "the SHA-256 of the data file").text(),
                fields.required("seed", "what all that was random started from").whole(),
                libraries);
    }
}
