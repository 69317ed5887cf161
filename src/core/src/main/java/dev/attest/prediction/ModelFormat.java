package dev.attest.prediction;

import java.nio.file.Path;

/** Opens the files of one format. */
public interface ModelFormat {

    /** As cards write it, such as {@code onnx}. */
    String name();

    /**
     * Loads the model, checks it against its card and runs it once on the card's baseline, so that the first request is as
     * fast as any; blocks.
     *
     * @param file whose hash is already known to be the card's
     * @throws ModelBroken when the file is no such model, or takes or gives something else than its card says
     */
    Predictor open(ModelCard card, Path file);
}
