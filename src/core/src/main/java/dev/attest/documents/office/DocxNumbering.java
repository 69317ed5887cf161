package dev.attest.documents.office;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts the lists of a text and gives each paragraph the label that Word shows before it. */
final class DocxNumbering {

    private static final int LEVELS = 9;
    private static final int UNUSED = Integer.MIN_VALUE;
    private static final int ALWAYS = LEVELS;
    private static final Level BULLET = new Level(1, "bullet", "", false, null, ALWAYS);

    /**
     * How a list counts at one level.
     *
     * @param restartedBy the deepest level, counted from 1, whose items let it begin anew; 0 for none
     */
    private record Level(
            int start,
            String format,
            String text,
            boolean digitsOnly,
            @Nullable String style,
            int restartedBy) {

        static Level of(XmlElement level) {
            String format = level.value("w:numFmt");
            String text = level.value("w:lvlText");
            return new Level(
                    level.value("w:start", 0),
                    format == null ? "decimal" : format,
                    text == null ? "" : text,
                    level.on("w:isLgl"),
                    level.value("w:pStyle"),
                    level.value("w:lvlRestart", ALWAYS));
        }
    }

    private record Numbered(String counter, Map<Integer, Level> levels, Map<Integer, Integer> restarts) {}

    private final Map<String, Numbered> lists = new HashMap<>();
    private final Map<String, int[]> counters = new HashMap<>();
    private final Set<String> restarted = new HashSet<>();

    /** @param numbering the part, or an empty element for a file without one */
    DocxNumbering(XmlElement numbering, DocxStyles styles) {
        Map<String, XmlElement> templates = new HashMap<>();
        for (XmlElement template : numbering.children("w:abstractNum")) {
            templates.put(template.attribute("abstractNumId", ""), template);
        }
        Map<String, XmlElement> numbers = new HashMap<>();
        numbering.children("w:num").forEach(number -> numbers.put(number.attribute("numId", ""), number));
        numbers.forEach((id, number) -> {
            XmlElement template = templates.get(number.value("w:abstractNumId"));
            if (template != null) {
                lists.put(id, numbered(number, template, styles, numbers, templates));
            }
        });
    }

    private static Numbered numbered(
            XmlElement number,
            XmlElement template,
            DocxStyles styles,
            Map<String, XmlElement> numbers,
            Map<String, XmlElement> templates) {
        String link = template.value("w:numStyleLink");
        XmlElement linked = link == null ? null : numbers.get(styles.list(link));
        XmlElement meant = linked == null ? null : templates.get(linked.value("w:abstractNumId"));
        XmlElement source = meant == null ? template : meant;
        Map<Integer, Level> levels = new HashMap<>();
        for (XmlElement level : source.children("w:lvl")) {
            levels.put(level.number("ilvl", 0), Level.of(level));
        }
        Map<Integer, Integer> restarts = new HashMap<>();
        for (XmlElement change : number.children("w:lvlOverride")) {
            int at = change.number("ilvl", 0);
            XmlElement level = change.child("w:lvl");
            if (level != null) {
                levels.put(at, Level.of(level));
            }
            if (change.child("w:startOverride") != null) {
                restarts.put(at, change.value("w:startOverride", 1));
            }
        }
        return new Numbered(source.attribute("abstractNumId", ""), levels, restarts);
    }

    /** The level of a list that is bound to a paragraph style, or 0. */
    int level(String list, @Nullable String style) {
        Numbered numbered = lists.get(list);
        if (numbered == null || style == null) {
            return 0;
        }
        return numbered.levels().entrySet().stream()
                .filter(level -> style.equals(level.getValue().style()))
                .mapToInt(Map.Entry::getKey)
                .findFirst()
                .orElse(0);
    }

    /** Counts one paragraph and returns its label, "-" for a bullet, empty for one that shows none. */
    String next(String list, int level) {
        Numbered numbered = lists.get(list);
        int at = Math.max(0, Math.min(LEVELS - 1, level));
        if (numbered == null) {
            return "-";
        }
        Level shown = level(numbered, at);
        int[] counts = counters.computeIfAbsent(numbered.counter(), any -> {
            int[] fresh = new int[LEVELS];
            Arrays.fill(fresh, UNUSED);
            return fresh;
        });
        Integer restart = numbered.restarts().get(at);
        if (restart != null && restarted.add(list + "/" + at)) {
            counts[at] = restart;
        } else {
            counts[at] = counts[at] == UNUSED ? shown.start() : counts[at] + 1;
        }
        // An item without items above it counts them as if they stood there.
        for (int above = 0; above < at; above++) {
            if (counts[above] == UNUSED) {
                counts[above] = level(numbered, above).start();
            }
        }
        for (int below = at + 1; below < LEVELS; below++) {
            if (at < level(numbered, below).restartedBy()) {
                counts[below] = UNUSED;
            }
        }
        return shown.format().equals("bullet") ? "-" : label(numbered, shown, counts);
    }

    private static Level level(Numbered numbered, int at) {
        return numbered.levels().getOrDefault(at, BULLET);
    }

    private static String label(Numbered numbered, Level shown, int[] counts) {
        StringBuilder label = new StringBuilder();
        String text = shown.text();
        for (int i = 0; i < text.length(); i++) {
            char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            if (text.charAt(i) == '%' && next >= '1' && next <= '9') {
                int at = next - '1';
                Level level = level(numbered, at);
                int count = counts[at] == UNUSED ? level.start() : counts[at];
                label.append(Numerals.written(count, shown.digitsOnly() ? "decimal" : level.format()));
                i++;
            } else {
                label.append(text.charAt(i));
            }
        }
        return label.toString().strip();
    }
}
