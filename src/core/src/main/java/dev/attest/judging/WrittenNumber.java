package dev.attest.judging;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a number comes to that can be written in several ways: only numbers that come to the same are one number. */
public final class WrittenNumber {

    /** But for {@code one}, which is a pronoun as often. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("zero", "0"),
            Map.entry("two", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("seven", "7"),
            Map.entry("eight", "8"),
            Map.entry("nine", "9"),
            Map.entry("ten", "10"),
            Map.entry("eleven", "11"),
            Map.entry("twelve", "12"),
            Map.entry("thirteen", "13"),
            Map.entry("fourteen", "14"),
            Map.entry("fifteen", "15"),
            Map.entry("sixteen", "16"),
            Map.entry("seventeen", "17"),
            Map.entry("eighteen", "18"),
            Map.entry("nineteen", "19"),
            Map.entry("twenty", "20"),
            Map.entry("thirty", "30"),
            Map.entry("forty", "40"),
            Map.entry("fifty", "50"),
            Map.entry("sixty", "60"),
            Map.entry("seventy", "70"),
            Map.entry("eighty", "80"),
            Map.entry("ninety", "90"));

    private static final Pattern COMMA_GROUPS = Pattern.compile("[1-9]\\d{0,2}(?:,\\d{3})+(?:\\.\\d+)?");
    /** One group alone is none, but decimals after a point: {@code 1.250} is English first. */
    private static final Pattern POINT_GROUPS =
            Pattern.compile("[1-9]\\d{0,2}(?:(?:\\.\\d{3}){2,}(?:,\\d+)?|\\.\\d{3},\\d+)");

    private static final Pattern DECIMAL = Pattern.compile("\\d+[.,]\\d+");

    private WrittenNumber() {}

    /**
     * The number in digits, with a decimal point and no separators of thousands; nothing for a word that is none. Dates,
     * versions and enumerations such as {@code 24.12.2026}, {@code 1.3.0} and {@code 1,2,3} stay as they are. Zeros count
     * neither before a number nor after its decimal point, so that section {@code 4.10} cannot be told from {@code 4.1}.
     *
     * @param lower a word in lower case, or digits with points, commas and colons between them
     */
    public static Optional<String> of(String lower) {
        return Character.isDigit(lower.charAt(0)) ? Optional.of(plain(lower)) : Optional.ofNullable(WORDS.get(lower));
    }

    private static String plain(String digits) {
        if (COMMA_GROUPS.matcher(digits).matches()) {
            return significant(digits.replace(",", ""));
        }
        if (POINT_GROUPS.matcher(digits).matches()) {
            return significant(digits.replace(".", "").replace(',', '.'));
        }
        return DECIMAL.matcher(digits).matches() ? significant(digits.replace(',', '.')) : withoutLeadingZeros(digits);
    }

    private static String significant(String number) {
        String kept = number.indexOf('.') < 0 ? number : number.replaceFirst("\\.?0+$", "");
        return withoutLeadingZeros(kept);
    }

    private static String withoutLeadingZeros(String digits) {
        return digits.replaceFirst("^0+(?=\\d)", "");
    }
}
