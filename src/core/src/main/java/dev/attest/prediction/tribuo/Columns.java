package dev.attest.prediction.tribuo;

import dev.attest.prediction.Feature;
import dev.attest.prediction.Feature.Kind;
import dev.attest.prediction.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The numbers a model is learnt from: first every number of a row, then for each value of each category a 1 where the row
 * has it and a 0 where not, both in the order of the features.
 */
final class Columns {

    private static final Pattern ORDER = Pattern.compile("^\\d{5,} ");

    private final List<String> names = new ArrayList<>();
    private final int[] features;
    private final int[] codes;
    private final int numbers;

    Columns(List<Feature> features) {
        var ofNumbers = new ArrayList<int[]>();
        var ofValues = new ArrayList<int[]>();
        for (int feature = 0; feature < features.size(); feature++) {
            if (features.get(feature).kind() == Kind.CATEGORY) {
                for (int code = 0; code < features.get(feature).values().size(); code++) {
                    ofValues.add(new int[] {feature, code});
                }
            } else {
                ofNumbers.add(new int[] {feature, -1});
            }
        }
        this.numbers = ofNumbers.size();
        ofNumbers.addAll(ofValues);
        this.features = ofNumbers.stream().mapToInt(column -> column[0]).toArray();
        this.codes = ofNumbers.stream().mapToInt(column -> column[1]).toArray();
        ofNumbers.forEach(column -> names.add(name(names.size(), features.get(column[0]), column[1])));
    }

    private static String name(int index, Feature feature, int code) {
        return ordered(
                index, feature.name() + (code < 0 ? "" : "=" + feature.values().get(code)));
    }

    /** A name that sorts by its index: Tribuo numbers features and labels by the order of their names. */
    static String ordered(int index, String name) {
        return String.format(Locale.ROOT, "%05d %s", index, name);
    }

    /** A name as people know it. */
    static String plain(String ordered) {
        return ORDER.matcher(ordered).replaceFirst("");
    }

    /** As Tribuo knows the labels: sorted by index, and never Tribuo's own name for an unknown label. */
    static List<String> labels(List<String> labels) {
        var ordered = new ArrayList<String>();
        labels.forEach(label -> ordered.add(ordered(ordered.size(), label)));
        return List.copyOf(ordered);
    }

    int count() {
        return features.length;
    }

    /** How many of the columns are numbers; they come first. */
    int numbers() {
        return numbers;
    }

    /** The feature a column is taken from. */
    int feature(int column) {
        return features[column];
    }

    /** The code that makes the column 1; -1 for a number. */
    int code(int column) {
        return codes[column];
    }

    /** In order, all different, and in alphabetic order too. */
    List<String> names() {
        return names;
    }

    double value(Rows rows, int row, int column) {
        double value = rows.value(row, features[column]);
        return column < numbers ? value : value == codes[column] ? 1 : 0;
    }

    /** Writes a row's columns to the array. */
    void read(Rows rows, int row, double[] into) {
        for (int column = 0; column < features.length; column++) {
            into[column] = value(rows, row, column);
        }
    }
}
