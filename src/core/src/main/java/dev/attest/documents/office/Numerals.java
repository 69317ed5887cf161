package dev.attest.documents.office;

import java.util.Locale;

/** Numbers as lists show them. */
final class Numerals {

    private static final int[] VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    private static final String[] SYMBOLS = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};

    private Numerals() {}

    /** @param format as Word names it; one that is not known counts in digits */
    static String written(int number, String format) {
        return switch (format) {
            case "lowerRoman" -> roman(number).toLowerCase(Locale.ROOT);
            case "upperRoman" -> roman(number);
            case "lowerLetter" -> letters(number).toLowerCase(Locale.ROOT);
            case "upperLetter" -> letters(number);
            case "decimalZero" -> number < 10 && number >= 0 ? "0" + number : Integer.toString(number);
            case "none" -> "";
            default -> Integer.toString(number);
        };
    }

    private static String roman(int number) {
        if (number < 1 || number > 3999) {
            return Integer.toString(number);
        }
        StringBuilder roman = new StringBuilder();
        int rest = number;
        for (int i = 0; i < VALUES.length; i++) {
            while (rest >= VALUES[i]) {
                roman.append(SYMBOLS[i]);
                rest -= VALUES[i];
            }
        }
        return roman.toString();
    }

    /** After Z come AA, BB and so on. */
    private static String letters(int number) {
        if (number < 1 || number > 26 * 10) {
            return Integer.toString(number);
        }
        return String.valueOf((char) ('A' + (number - 1) % 26)).repeat((number - 1) / 26 + 1);
    }
}
