package dev.attest.prediction.tribuo;

/** What a model can be learnt with, from the simplest to the least simple. */
public enum Algorithm {
    LOGISTIC_REGRESSION("multinomial logistic regression", "onnx"),
    RANDOM_FOREST("random forest", "tribuo"),
    BOOSTED_TREES("boosted trees", "tribuo");

    private final String words;
    private final String format;

    Algorithm(String words, String format) {
        this.words = words;
        this.format = format;
    }

    /** As cards write it. */
    public String words() {
        return words;
    }

    /** Of the files it is kept in, as cards name it. */
    String format() {
        return format;
    }

    /** The same rows and the same seed make the same bytes. */
    Learnt learn(Part part, long seed) {
        return switch (this) {
            case LOGISTIC_REGRESSION -> LogisticRegression.learn(part, seed);
            case RANDOM_FOREST -> Trees.forest(part, seed);
            case BOOSTED_TREES -> Trees.boosted(part, seed);
        };
    }
}
