package dev.attest.judging.local;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Numbers of a model file: six significant digits, the same on every machine. */
final class Numbers {

    private static final MathContext DIGITS = new MathContext(6);

    private Numbers() {}

    static String text(double number) {
        if (Double.isInfinite(number) || number == 0) {
            return Double.toString(number);
        }
        return new BigDecimal(number).round(DIGITS).stripTrailingZeros().toString();
    }

    static String text(double[] numbers) {
        return Arrays.stream(numbers).mapToObj(Numbers::text).collect(Collectors.joining(" "));
    }

    static double[] read(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}
