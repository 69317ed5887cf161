package dev.attest.documents.text;

import java.util.regex.Pattern;

/**
 * Divides runs of lines that are too long to be a paragraph. The Markdown library copies the paragraph so far for each
 * of its lines, which takes quadratic time in a log file named {@code .md}. Tables and fenced code, which take linear
 * time and whose lines belong together, stay as they are.
 */
final class LongParagraphs {

    private static final int LONGEST = 500;
    private static final Pattern TABLE_RULE = Pattern.compile("[ \t>]*[|:-][|:\\- \t]*");

    private LongParagraphs() {}

    static String divided(String text) {
        StringBuilder divided = new StringBuilder(text.length());
        int run = 0;
        boolean fenced = false;
        boolean table = false;
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end + 1;
            String line = end - start <= 1000 ? text.substring(start, end).strip() : "long";
            fenced ^= line.startsWith("```") || line.startsWith("~~~");
            table = !line.isEmpty()
                    && (table || (line.contains("|") && TABLE_RULE.matcher(line).matches()));
            run = line.isEmpty() ? 0 : run + 1;
            if (run > LONGEST && !fenced && !table) {
                divided.append('\n');
                run = 1;
            }
            divided.append(text, start, end);
            start = end;
        }
        return divided.toString();
    }
}
