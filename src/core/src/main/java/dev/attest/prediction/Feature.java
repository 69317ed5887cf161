package dev.attest.prediction;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One column a model predicts from. Inside Attest each value is a number: a category is the index of its name in
 * {@code values}.
 *
 * @param name as clients write it, unique in its model
 * @param unit of a number, as in {@code cm}; empty for none
 * @param range the least and the greatest value met in training; values outside are predicted but flagged
 * @param values the names of a category, in the order of their codes; empty for numbers
 * @param baseline the median in training, for a category the most frequent code: what explanations compare with; empty when
 *     the card does not say
 * @param histogram how the training values are spread; empty when the card does not say
 */
public record Feature(
        String name,
        Kind kind,
        Optional<String> unit,
        Optional<Range> range,
        List<String> values,
        OptionalDouble baseline,
        Optional<Histogram> histogram) {

    public Feature {
        values = List.copyOf(values);
        if (name.isBlank()) {
            throw new IllegalArgumentException("A feature has a name");
        }
        if ((kind == Kind.CATEGORY) == values.isEmpty()) {
            throw new IllegalArgumentException("A category, and only a category, lists its values: " + name);
        }
        if (new HashSet<>(values).size() < values.size()) {
            throw new IllegalArgumentException("The values of " + name + " differ from each other");
        }
        if (kind == Kind.CATEGORY && range.isPresent()) {
            throw new IllegalArgumentException("A category has no range: " + name);
        }
    }

    /** What its values are. */
    public enum Kind {
        NUMBER,
        /** A number without a fraction. */
        INTEGER,
        /** One of a list of names. */
        CATEGORY
    }

    /** Both ends included; finite. */
    public record Range(double least, double greatest) {

        public Range {
            if (!Double.isFinite(least) || !Double.isFinite(greatest) || least > greatest) {
                throw new IllegalArgumentException(
                        "A range goes from its least to its greatest value, not from " + least + " to " + greatest);
            }
        }
    }

    /** Whether training met values on both sides of this one, or this one itself; true when nobody knows. */
    public boolean isInRange(double value) {
        return range.map(known -> known.least() <= value && value <= known.greatest())
                .orElse(true);
    }
}
