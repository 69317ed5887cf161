package dev.attest.prediction.tribuo;

import dev.attest.prediction.Feature;
import dev.attest.prediction.ModelBroken;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.ModelFile;
import dev.attest.prediction.ModelFormat;
import dev.attest.prediction.Predictor;
import dev.attest.prediction.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens the trees that {@link Trainer} writes: Tribuo's protobuf, never serialised Java objects. */
public final class TribuoFormat implements ModelFormat {

    @Override
    public String name() {
        return "tribuo";
    }

    @Override
    public Predictor open(ModelCard card, Path file) {
        Forest forest = new TreesReader(new Columns(card.features()), card.labels()).read(bytes(file));
        forest.score(baseline(card));
        return TribuoPredictor.of(card, forest);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ModelBroken("The model's file cannot be read: " + ModelFile.trouble(e), e);
        }
    }

    private static Rows baseline(ModelCard card) {
        double[] values = card.features().stream()
                .map(Feature::baseline)
                .mapToDouble(baseline -> baseline.orElse(0))
                .toArray();
        return new Rows(values.length, values);
    }
}
