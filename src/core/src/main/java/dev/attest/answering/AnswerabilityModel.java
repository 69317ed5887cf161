package dev.attest.answering;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.attest.answering.Answerability.Signals;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Logistic regression over the {@link Signals}, fitted by {@code attest train answerability}. Its file is a list of properties:
 * the card, the weights, and thresholds.
 *
 * @param card what the model is and where it comes from, as lines {@code key=value}
 * @param thresholds the least probability at which there is an answer, by the share of answerable questions that it
 *     refuses; at least one
 */
public record AnswerabilityModel(
        List<String> card,
        double intercept,
        double coverage,
        double match,
        double lead,
        NavigableMap<Double, Double> thresholds) {

    private static final String SHIPPED = "answerability-1.properties";
    private static final String CARD = "card.";
    private static final String THRESHOLD = "threshold.";

    public AnswerabilityModel {
        card = List.copyOf(card);
        thresholds = Collections.unmodifiableNavigableMap(new TreeMap<>(thresholds));
        if (thresholds.isEmpty()) {
            throw new IllegalArgumentException("An answerability model needs a threshold");
        }
    }

    /** The model as shipped. */
    public static AnswerabilityModel shipped() {
        try (InputStream file = AnswerabilityModel.class.getResourceAsStream(SHIPPED)) {
            if (file == null) {
                throw new IllegalStateException(SHIPPED + " is not on the class path");
            }
            return read(new String(file.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Probability, 0 to 1, that the passages hold an answer, where as many questions have one as have none. */
    public double probability(Signals signals) {
        double odds = intercept + coverage * signals.coverage() + match * signals.match() + lead * signals.lead();
        return 1 / (1 + Math.exp(-odds));
    }

    /**
     * The least probability at which there is an answer.
     *
     * @param falseRefusals share of answerable questions that may be refused; between those that were measured the threshold lies in
     *     proportion, beyond them it is that of the nearest
     */
    public double threshold(double falseRefusals) {
        var below = thresholds.floorEntry(falseRefusals);
        var above = thresholds.ceilingEntry(falseRefusals);
        if (below == null || above == null) {
            return (below == null ? thresholds.firstEntry() : thresholds.lastEntry()).getValue();
        }
        double width = above.getKey() - below.getKey();
        double way = width == 0 ? 0 : (falseRefusals - below.getKey()) / width;
        return below.getValue() + way * (above.getValue() - below.getValue());
    }

    /** The text of the model's file; the same for the same model. */
    public String text() {
        var lines = new ArrayList<String>();
        lines.add(
                "# Weighs whether passages hold an answer. Written by `attest train answerability`; not to be edited.");
        card.forEach(line -> lines.add(CARD + line));
        lines.add("intercept=" + intercept);
        lines.add("coverage=" + coverage);
        lines.add("match=" + match);
        lines.add("lead=" + lead);
        lines.add("# By the share of answerable questions that are refused below it.");
        thresholds.forEach((share, threshold) -> lines.add(THRESHOLD + share + "=" + threshold));
        return String.join("\n", lines) + "\n";
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException when something is missing or no number
     */
    public static AnswerabilityModel read(String text) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var thresholds = new TreeMap<Double, Double>();
        for (String key : properties.stringPropertyNames()) {
            if (key.startsWith(THRESHOLD)) {
                thresholds.put(Double.valueOf(key.substring(THRESHOLD.length())), number(properties, key));
            }
        }
        return new AnswerabilityModel(
                text.lines()
                        .filter(line -> line.startsWith(CARD))
                        .map(line -> line.substring(CARD.length()))
                        .toList(),
                number(properties, "intercept"),
                number(properties, "coverage"),
                number(properties, "match"),
                number(properties, "lead"),
                thresholds);
    }

    private static double number(Properties properties, String key) {
        String value = properties.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException("The answerability model has no " + key);
        }
        return Double.parseDouble(value);
    }
}
