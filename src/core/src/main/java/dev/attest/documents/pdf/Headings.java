package dev.attest.documents.pdf;

import dev.attest.documents.pdf.Unit.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells headings from other text: by the file's outline, and by larger or bolder letters than most of the file has. The
 * larger, the higher; a number such as 2.1 puts it a level below 2.
 */
final class Headings {

    private static final int LONGEST = 200;
    private static final int LONGEST_COUNTED = 80;
    private static final int MOST_LINES = 3;
    private static final float LARGER = 1.12f;
    private static final Pattern NUMBER = Pattern.compile("(?:[A-Z]\\.)?(\\d{1,3}(?:\\.\\d{1,3})*)\\.?\\s+\\p{L}.*");
    private static final Pattern CAPITAL = Pattern.compile("[\\d.]+\\s+\\p{Lu}.*[\\p{L}\\p{N})?!]");
    private static final Pattern COUNTED_AND_ENDED = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3})*\\.?\\s+\\p{Lu}[^.]*\\.");
    private static final Pattern NO_HEADING = Pattern.compile(".*[.,;:]", Pattern.DOTALL);

    private final Map<String, Integer> outline;
    private final BodyStyle body;
    private final List<Style> styles = new ArrayList<>();
    private final Map<Style, Integer> shallowest = new HashMap<>();

    private record Style(int halfPoints, boolean bold) {

        static Style of(Line line) {
            return new Style(Math.round(line.size() * 2), line.bold());
        }
    }

    /** @param outline the depth, from 1, of each title in the file's outline, as {@link #key} writes it */
    Headings(Map<String, Integer> outline, BodyStyle body) {
        this.outline = outline;
        this.body = body;
    }

    static String key(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    /** Takes note of a heading's style; all must be noted before the first level is asked for. */
    void note(Unit.Text text) {
        if (!isHeading(text)) {
            return;
        }
        Style style = Style.of(text.lines().get(0));
        shallowest.merge(style, numbers(text), Math::min);
        if (!styles.contains(style) && styles.size() < 100) {
            styles.add(style);
            styles.sort(Comparator.comparingInt(Style::halfPoints)
                    .thenComparing(Style::bold)
                    .reversed());
        }
    }

    boolean isHeading(Unit.Text text) {
        List<Line> lines = text.lines();
        if (text.kind() == Kind.CODE
                || lines.size() > MOST_LINES
                || lines.get(0).listed()) {
            return false;
        }
        String title = text.text();
        if (title.length() > LONGEST
                || title.codePoints().filter(Character::isLetter).count() < 2) {
            return false;
        }
        Line line = lines.get(0);
        if (outline.containsKey(key(title)) && (line.bold() || line.size() > body.size() * 0.98f)) {
            return true;
        }
        boolean numbered = NUMBER.matcher(title).matches();
        boolean ended = NO_HEADING.matcher(title).matches();
        if ((ended && !isEndedByADot(text)) || (text.kind() == Kind.ITEM && !numbered)) {
            return false;
        }
        boolean larger = line.size() >= LARGER * body.size();
        boolean bolder = line.bold() && !body.bold() && line.size() > 0.9f * body.size();
        boolean plain = numbered && text.kind() == Kind.ITEM && !line.bold() && line.size() <= 1.2f * body.size();
        boolean counted = numbered
                && text.kind() == Kind.PARAGRAPH
                && lines.size() == 1
                && title.length() <= LONGEST_COUNTED
                && CAPITAL.matcher(title).matches()
                && line.size() > 0.98f * body.size();
        return bolder || counted || (larger && !plain);
    }

    /** Whether it is a line in bold such as "7.1 Naming." */
    private static boolean isEndedByADot(Unit.Text text) {
        String title = text.text();
        return text.lines().size() == 1
                && text.lines().get(0).bold()
                && title.length() <= LONGEST_COUNTED
                && COUNTED_AND_ENDED.matcher(title).matches();
    }

    /** From 1 to 6. */
    int level(Unit.Text text) {
        Integer depth = outline.get(key(text.text()));
        if (depth != null) {
            return Math.min(6, depth);
        }
        Style style = Style.of(text.lines().get(0));
        int rank = Math.max(0, styles.indexOf(style)) + 1;
        int below = numbers(text) - shallowest.getOrDefault(style, 1);
        return Math.max(1, Math.min(6, rank + below));
    }

    private static int numbers(Unit.Text text) {
        Matcher number = NUMBER.matcher(text.text());
        return number.matches() ? number.group(1).split("\\.").length : 1;
    }
}
