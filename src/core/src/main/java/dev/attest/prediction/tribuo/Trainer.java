package dev.attest.prediction.tribuo;

import dev.attest.prediction.Examples;
import java.util.function.Consumer;

/** Learns a classic model from a table. */
public final class Trainer {

    private final TrainingSettings settings;
    private final Consumer<String> progress;

    /** @param progress hears one line of every finished piece of work */
    public Trainer(TrainingSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Learns the model; blocks for as long as that takes.
     *
     * @throws TooFewRows when a label has fewer rows than there are folds
     */
    public TrainedModel train(Examples examples) {
        progress.accept("Learning from " + examples.rows().count() + " rows");
        throw new UnsupportedOperationException("Follows in the next commit: " + settings);
    }
}
