package dev.attest.prediction.tribuo;

/** What a model can be learnt with, from the simplest to the least simple. */
public enum Algorithm {
    LOGISTIC_REGRESSION("multinomial logistic regression"),
    RANDOM_FOREST("random forest"),
    BOOSTED_TREES("boosted trees");

    private final String words;

    Algorithm(String words) {
        this.words = words;
    }

    /** As cards write it. */
    public String words() {
        return words;
    }
}
