package dev.attest.prediction;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What one call to a model came to. One row of it is known to clients as {@code <id>.<row>}, rows from 0.
 *
 * @param at when it was asked for
 * @param took in the model, with the wait for a free core
 */
public record Predicted(UUID id, ModelCard card, Rows rows, Scores scores, Instant at, Duration took) {

    public Predicted {
        if (rows.count() != scores.count() || scores.labels() != card.labels().size()) {
            throw new IllegalArgumentException("Each row has a probability for each label of its model");
        }
    }

    /** The label a row gets. */
    public String label(int row) {
        return card.labels().get(scores.best(row));
    }

    /** Names of the features whose values in a row are outside what training met. */
    public List<String> outOfRange(int row) {
        List<Feature> features = card.features();
        List<String> names = new ArrayList<>(0); // of most rows there are none
        for (int feature = 0; feature < features.size(); feature++) {
            if (!features.get(feature).isInRange(rows.value(row, feature))) {
                names.add(features.get(feature).name());
            }
        }
        return names;
    }
}
