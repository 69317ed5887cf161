package dev.attest.prediction.onnx;

import dev.attest.prediction.ModelBroken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The operator scikit-learn's converter ends a classifier with: it turns a table of probabilities into one map a row.
 *
 * @param output the name of the maps
 * @param table the name of the table of probabilities it reads
 * @param keys of the table's columns, in order
 * @param isNumbered whether the keys are whole numbers rather than names
 */
record ZipMap(String output, String table, List<String> keys, boolean isNumbered) {

    ZipMap {
        keys = List.copyOf(keys);
    }

    /** The operator a node is; empty for another. */
    static Optional<ZipMap> of(Wire node) {
        String output = "";
        String table = "";
        String operator = "";
        List<String> keys = new ArrayList<>();
        boolean numbered = false;
        while (node.next()) {
            switch (node.contained()) {
                case 1 -> table = node.text();
                case 2 -> output = node.text();
                case 4 -> operator = node.text();
                case 5 -> numbered |= attribute(node.inside(), keys);
                default -> {}
            }
        }
        return operator.equals("ZipMap") ? Optional.of(new ZipMap(output, table, keys, numbered)) : Optional.empty();
    }

    /** Adds the keys an attribute lists; true when they are numbers. */
    private static boolean attribute(Wire attribute, List<String> keys) {
        boolean numbered = false;
        while (attribute.next()) {
            if (attribute.whole() == 8) {
                keys.add(Long.toString(attribute.value()));
                numbered = true;
            } else if (attribute.contained() == 8) {
                for (Wire packed = attribute.inside(); !packed.isAtEnd(); ) {
                    keys.add(Long.toString(packed.packed()));
                }
                numbered = true;
            } else if (attribute.contained() == 9) {
                keys.add(attribute.text());
            }
        }
        return numbered;
    }

    /**
     * The column of each label: by the label's name, or, where the keys are just 0, 1, 2, …, by its place in the card.
     *
     * @throws ModelBroken when the keys are others than the labels
     */
    List<Integer> columns(List<String> labels) {
        if (keys.size() == labels.size() && keys.containsAll(labels)) {
            return labels.stream().map(keys::indexOf).toList();
        }
        List<String> indexes =
                LongStream.range(0, labels.size()).mapToObj(Long::toString).toList();
        if (isNumbered && keys.size() == indexes.size() && keys.containsAll(indexes)) {
            return indexes.stream().map(keys::indexOf).toList();
        }
        throw new ModelBroken("The file's labels are " + String.join(", ", keys) + "; the card says "
                + String.join(", ", labels) + ": write the file's labels into the card");
    }
}
