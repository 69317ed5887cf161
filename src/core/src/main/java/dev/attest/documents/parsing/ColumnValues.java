package dev.attest.documents.parsing;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the values of a table's columns tell about its first row. */
public final class ColumnValues {

    private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");

    private ColumnValues() {}

    /** Whether it may be a year at the head of a column. */
    public static boolean isYear(String text) {
        String value = text.strip();
        return value.length() == 4 && YEAR.matcher(value).matches();
    }

    /**
     * Whether in some column mostly numbers stand below a text.
     *
     * @param below the rows below, each perhaps shorter or longer than the top one; blank values count for nothing
     */
    public static boolean numbersBelowText(List<String> top, List<List<String>> below, Predicate<String> isNumber) {
        for (int i = 0; i < top.size(); i++) {
            if (top.get(i).isBlank() || isNumber.test(top.get(i).strip())) {
                continue;
            }
            int balance = 0;
            for (List<String> row : below) {
                String value = i < row.size() ? row.get(i).strip() : "";
                balance += value.isEmpty() ? 0 : isNumber.test(value) ? 1 : -1;
            }
            if (balance > 0) {
                return true;
            }
        }
        return false;
    }
}
