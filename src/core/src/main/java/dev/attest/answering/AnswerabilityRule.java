package dev.attest.answering;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Logistic regression over two signals, fitted and given its threshold by {@code attest calibrate abstention}.
 *
 * @param threshold the least probability of an answer at which one is given
 */
public record AnswerabilityRule(double intercept, double coverage, double cosine, double threshold) {

    /** The rule as shipped. */
    public static AnswerabilityRule shipped() {
        try (InputStream file = AnswerabilityRule.class.getResourceAsStream("answerability.properties")) {
            var properties = new Properties();
            properties.load(file);
            return new AnswerabilityRule(
                    number(properties, "intercept"),
                    number(properties, "coverage"),
                    number(properties, "cosine"),
                    number(properties, "threshold"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double number(Properties properties, String name) {
        return Double.parseDouble(properties.getProperty(name, ""));
    }

    /** Probability, 0 to 1, that the passages hold an answer. */
    public double probability(Answerability.Signals signals) {
        return 1 / (1 + Math.exp(-(intercept + coverage * signals.coverage() + cosine * signals.cosine())));
    }

    public boolean answerable(Answerability.Signals signals) {
        return probability(signals) >= threshold;
    }
}
