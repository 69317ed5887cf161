package dev.attest.prediction.tribuo;

import dev.attest.prediction.ModelBroken;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.ModelFormat;
import dev.attest.prediction.Predictor;
import java.nio.file.Path;

/** Opens the trees that {@link Trainer} writes: Tribuo's protobuf, never serialised Java objects. */
public final class TribuoFormat implements ModelFormat {

    @Override
    public String name() {
        return "tribuo";
    }

    @Override
    public Predictor open(ModelCard card, Path file) {
        throw new ModelBroken("Follows in the next commit: " + file);
    }
}
