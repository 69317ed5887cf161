package dev.attest.prediction.onnx;

import dev.attest.prediction.Feature;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.Rows;
import java.util.List;

/** Rows a model must be able to predict from, made from its card. */
final class Probes {

    private static final int MOST = 100;

    private Probes() {}

    /**
     * The baseline, the least values, the greatest values, and then the baseline again until each category has had each of
     * its values (the first {@value #MOST}).
     */
    static Rows of(ModelCard card) {
        List<Feature> features = card.features();
        int categories = features.stream()
                .mapToInt(feature -> feature.values().size())
                .max()
                .orElse(0);
        int count = 3 + Math.min(categories, MOST);
        double[] values = new double[count * features.size()];
        for (int row = 0; row < count; row++) {
            for (int i = 0; i < features.size(); i++) {
                values[row * features.size() + i] = value(features.get(i), row);
            }
        }
        return new Rows(features.size(), values);
    }

    /** The first row, as often as wanted. */
    static Rows baseline(ModelCard card, int count) {
        Rows probes = of(card);
        double[] values = new double[count * probes.width()];
        for (int i = 0; i < values.length; i++) {
            values[i] = probes.values()[i % probes.width()];
        }
        return new Rows(probes.width(), values);
    }

    private static double value(Feature feature, int row) {
        if (feature.kind() == Feature.Kind.CATEGORY) {
            return row < 3
                    ? feature.baseline().orElse(0)
                    : (row - 3) % feature.values().size();
        }
        if (feature.range().isEmpty()) {
            return feature.baseline().orElse(0);
        }
        Feature.Range range = feature.range().get();
        double middle = range.least() / 2 + range.greatest() / 2;
        return switch (row) {
            case 1 -> range.least();
            case 2 -> range.greatest();
            default -> feature.baseline().orElse(feature.kind() == Feature.Kind.INTEGER ? Math.rint(middle) : middle);
        };
    }
}
