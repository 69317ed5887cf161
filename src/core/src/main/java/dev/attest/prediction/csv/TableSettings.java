package dev.attest.prediction.csv;

import java.util.Map;
import java.util.Set;

/**
 * What a table does not say of its columns itself; columns by their names in its header.
 *
 * @param label the column to predict
 * @param integers columns that hold whole numbers
 * @param categories columns that hold names, even where these look like numbers
 * @param ignored columns that are left out
 * @param units of columns of numbers, as in {@code cm}
 * @param dropMissing whether rows with an empty cell are left out rather than the table refused
 */
public record TableSettings(
        String label,
        Set<String> integers,
        Set<String> categories,
        Set<String> ignored,
        Map<String, String> units,
        boolean dropMissing) {

    public TableSettings {
        integers = Set.copyOf(integers);
        categories = Set.copyOf(categories);
        ignored = Set.copyOf(ignored);
        units = Map.copyOf(units);
    }
}
