package dev.attest.documents.text;

import static java.util.stream.Collectors.joining;

import dev.attest.documents.Block;
import dev.attest.documents.parsing.TextWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the blocks of a plain text. A heading is recognised only where it is hard to take for anything else, since a
 * paragraph taken for a heading would be missing from the sentences that can answer.
 */
final class PlainTextBlocks {

    private static final int LONGEST_HEADING = 80;
    private static final Pattern UNDERLINE = Pattern.compile("(={3,}|-{3,}|~{3,}|\\*{3,}|_{3,}|#{3,})\\s*");
    private static final Pattern NUMBERED =
            Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3})*)(\\.?)\\s+(\\p{Lu}.*[^\\s.,;:!?])\\s*");
    private static final Pattern ITEM = Pattern.compile("(\\s*)([-*•]|\\d{1,3}[.)]|[a-z]\\))\\s+(\\S.*)");
    private static final Pattern PROSE_END = Pattern.compile(".*[.,;:]\\s*");

    private final TextWriter out;
    private final PlainTextList list = new PlainTextList();
    private @Nullable String title;

    PlainTextBlocks(TextWriter out) {
        this.out = out;
    }

    /** The underlined heading that opens the text, if one does. */
    @Nullable String title() {
        return title;
    }

    void write(List<String> lines) {
        List<List<String>> groups = groups(lines);
        for (int i = 0; i < groups.size(); i++) {
            List<String> group = groups.get(i);
            int level = group.size() == 1 ? headingLevel(groups, i) : 0;
            if (level > 0) {
                list.end();
                out.heading(level, group.get(0));
            } else {
                blocks(group);
            }
        }
    }

    private static List<List<String>> groups(List<String> lines) {
        List<List<String>> groups = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= lines.size(); i++) {
            if (i == lines.size() || lines.get(i).isBlank()) {
                if (i > start) {
                    groups.add(lines.subList(start, i));
                }
                start = i + 1;
            }
        }
        return groups;
    }

    /** The level of a line that stands alone, or 0: capitals are 2 (1 on top of the text), numbers 1 more than their parts. */
    private static int headingLevel(List<List<String>> groups, int index) {
        String line = groups.get(index).get(0);
        if (line.length() > LONGEST_HEADING || Character.isWhitespace(line.charAt(0))) {
            return 0;
        }
        Matcher numbered = NUMBERED.matcher(line);
        if (numbered.matches()) {
            int parts = numbered.group(1).split("\\.").length;
            boolean dotted = parts > 1 || !numbered.group(2).isEmpty();
            boolean listed = parts == 1 && (isItem(groups, index - 1) || isItem(groups, index + 1));
            return dotted && !listed ? Math.min(parts + 1, 6) : 0;
        }
        if (!isCapitals(line)) {
            return 0;
        }
        return index == 0 ? 1 : 2;
    }

    /** Whether a neighbour is a numbered line alone as well: then both are items of a list set with blank lines. */
    private static boolean isItem(List<List<String>> groups, int index) {
        if (index < 0 || index >= groups.size()) {
            return false;
        }
        List<String> group = groups.get(index);
        return group.size() == 1
                && group.get(0).length() <= 1000
                && group.get(0).matches("\\d{1,3}[.)]\\s.*");
    }

    private static boolean isCapitals(String line) {
        long capitals = line.chars().filter(Character::isUpperCase).count();
        return !PROSE_END.matcher(line).matches()
                && line.chars().noneMatch(Character::isLowerCase)
                && capitals >= 4
                && line.chars().filter(Character::isDigit).count() < capitals;
    }

    private void blocks(List<String> lines) {
        int at = underlined(lines, 0);
        while (at < lines.size()) {
            if (AlignedTable.startsAt(lines, at)) {
                list.end();
                at = AlignedTable.write(lines, at, out);
            } else if (isRuler(lines.get(at))) {
                at++;
            } else if (isItemStart(lines, at, at == 0)) {
                at = item(lines, at);
            } else {
                at = paragraph(lines, at);
            }
        }
    }

    /** Writes the underlined heading at a line, overlined or not, and returns the line after it; the same line if none. */
    private int underlined(List<String> lines, int at) {
        boolean over =
                isRuler(lines.get(at)) && at + 2 < lines.size() && lines.get(at).equals(lines.get(at + 2));
        int heading = over ? at + 1 : at;
        if (heading + 1 >= lines.size() || isRuler(lines.get(heading)) || !isRuler(lines.get(heading + 1))) {
            return at;
        }
        String line = lines.get(heading).strip();
        String under = lines.get(heading + 1).strip();
        boolean plausible = (under.startsWith("=") || under.startsWith("-") || under.startsWith("~") || over)
                && line.length() <= 2 * LONGEST_HEADING
                && under.length() * 2 >= line.length();
        if (!plausible) {
            return at;
        }
        list.end();
        if (out.isEmpty()) {
            title = line;
        }
        out.heading(under.startsWith("=") ? 1 : 2, line);
        return heading + 2;
    }

    private static boolean isRuler(String line) {
        return UNDERLINE.matcher(line.strip()).matches();
    }

    /** Inside a paragraph only "1." and "a)" open a numbered list: a line may well begin with the end of a sentence. */
    private boolean isItemStart(List<String> lines, int at, boolean first) {
        Matcher item = ITEM.matcher(lines.get(at));
        if (!item.matches()) {
            return false;
        }
        String marker = item.group(2);
        return first || list.isOpen() || marker.length() == 1 || marker.matches("1[.)]|a\\)");
    }

    private int item(List<String> lines, int start) {
        Matcher first = ITEM.matcher(lines.get(start));
        if (!first.matches()) {
            throw new IllegalStateException("Not an item: " + lines.get(start));
        }
        int depth = list.depth(first.group(1).length());
        boolean numbered = first.group(2).length() > 1;
        StringBuilder content = new StringBuilder(numbered ? first.group(2) : "-")
                .append(' ')
                .append(first.group(3).strip());
        int end = start + 1;
        while (end < lines.size() && !isItemStart(lines, end, false) && !isRuler(lines.get(end))) {
            content.append('\n').append(lines.get(end++).strip());
        }
        out.item(depth, content.toString(), list.family());
        return end;
    }

    private int paragraph(List<String> lines, int start) {
        list.end();
        int end = start + 1;
        while (end < lines.size()
                && !isRuler(lines.get(end))
                && !isItemStart(lines, end, false)
                && !AlignedTable.startsAt(lines, end)) {
            end++;
        }
        List<String> paragraph = lines.subList(start, end);
        // A line that is a whole file need not be copied.
        String content = paragraph.size() == 1
                ? paragraph.get(0)
                : paragraph.stream().map(String::stripTrailing).collect(joining("\n"));
        out.put(Block.Kind.PARAGRAPH, 0, 0, content, null);
        return end;
    }
}
