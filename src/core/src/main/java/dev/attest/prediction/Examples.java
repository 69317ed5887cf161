package dev.attest.prediction;

import java.util.List;

/**
 * A table to learn from.
 *
 * @param features of its columns, with range, baseline and histogram taken from the rows
 * @param labels every label met, in a fixed order
 * @param rows without missing values
 * @param answers of each row, the index of its label
 * @param dataHash SHA-256 of the bytes it was read from, hexadecimal
 */
public record Examples(List<Feature> features, List<String> labels, Rows rows, List<Integer> answers, String dataHash) {

    public Examples {
        features = List.copyOf(features);
        labels = List.copyOf(labels);
        answers = List.copyOf(answers);
        if (rows.count() != answers.size() || rows.width() != features.size()) {
            throw new IllegalArgumentException("Every row has one answer, and a value for each feature");
        }
    }
}
