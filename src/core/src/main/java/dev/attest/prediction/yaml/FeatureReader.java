package dev.attest.prediction.yaml;

import dev.attest.prediction.Feature;
import dev.attest.prediction.Feature.Kind;
import dev.attest.prediction.Feature.Range;
import dev.attest.prediction.Histogram;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Makes features of what a card says of its columns. */
final class FeatureReader {

    private static final List<String> KEYS =
            List.of("name", "type", "unit", "range", "values", "baseline", "histogram");

    private FeatureReader() {}

    static List<Feature> features(Entry entry) {
        List<Feature> features = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Entry item : entry.items()) {
            Feature feature = feature(item);
            if (!names.add(feature.name())) {
                throw item.broken("has the name of an earlier feature: '" + feature.name() + "'");
            }
            features.add(feature);
        }
        if (features.isEmpty()) {
            throw entry.broken("must list one column at least");
        }
        return features;
    }

    private static Feature feature(Entry entry) {
        Fields fields = new Fields(entry, KEYS);
        Kind kind = kind(fields.required("type", "number, integer or category"));
        List<String> values = fields.optional("values")
                .map(each -> CardReader.different(each.items()))
                .orElse(List.of());
        if ((kind == Kind.CATEGORY) == values.isEmpty()) {
            throw entry.broken("must list values when it is a category, and only then");
        }
        try {
            return new Feature(
                    fields.required("name", "the column's name, as clients write it")
                            .text(),
                    kind,
                    fields.optional("unit").map(Entry::text),
                    fields.optional("range").map(FeatureReader::range),
                    values,
                    fields.optional("baseline")
                            .map(baseline -> OptionalDouble.of(baseline(baseline, values)))
                            .orElse(OptionalDouble.empty()),
                    fields.optional("histogram").map(each -> histogram(each, values.size())));
        } catch (IllegalArgumentException e) {
            throw entry.broken("contradicts itself: " + e.getMessage());
        }
    }

    private static Kind kind(Entry entry) {
        for (Kind kind : Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(entry.text())) {
                return kind;
            }
        }
        throw entry.wrong("number, integer or category");
    }

    private static Range range(Entry entry) {
        List<Double> ends = entry.items().stream().map(Entry::number).toList();
        if (ends.size() != 2 || ends.get(0) > ends.get(1)) {
            throw entry.broken("must be the least and the greatest value, as in [4.3, 7.9]");
        }
        return new Range(ends.get(0), ends.get(1));
    }

    /** A category's is the name of a value or its code. */
    private static double baseline(Entry entry, List<String> values) {
        if (values.isEmpty()) {
            return entry.number();
        }
        int code = values.indexOf(entry.text());
        if (code >= 0) {
            return code;
        }
        Optional<Integer> given = Optional.of(entry.text())
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .filter(number -> number < values.size());
        return given.orElseThrow(
                () -> entry.wrong("one of its values, or the code of one from 0 to " + (values.size() - 1)));
    }

    private static Histogram histogram(Entry entry, int values) {
        Fields fields = new Fields(entry, List.of("edges", "counts"));
        Entry edges = fields.required("edges", "a list of ascending numbers");
        Entry counts = fields.required("counts", "a list of whole numbers, one more than there are edges");
        if (values > 0 && counts.items().size() != values) {
            throw counts.broken("must count each of the " + values + " values");
        }
        try {
            return new Histogram(
                    edges.items().stream().map(Entry::number).toList(),
                    counts.items().stream().map(Entry::whole).toList());
        } catch (IllegalArgumentException e) {
            throw entry.broken("contradicts itself: " + e.getMessage());
        }
    }
}
