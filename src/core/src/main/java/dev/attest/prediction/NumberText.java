package dev.attest.prediction;

import java.util.OptionalDouble;

/** Numbers that come as texts, in decimal digits. */
public final class NumberText {

    private NumberText() {}

    /** The value, infinite where it is too great for a double; empty when the text is no number. */
    public static OptionalDouble value(String text) {
        // Java also reads 1f, 0x1p3 and surrounding blanks, which no other program takes for numbers.
        if (!text.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0)) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
