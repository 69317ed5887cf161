package dev.attest.documents.office;

import dev.attest.documents.parsing.TextWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Writes the paragraphs of one shape, those with bullets or numbers as items of one list. */
final class SlideParagraphs {

    private static final int LEVELS = 9;

    private final TextWriter out;
    private final @Nullable IntPredicate plain;
    private final int[] counts = new int[LEVELS];
    private final Object family = new Object();

    /** @param plain whether the layout shows a level, counted from 0, without bullets */
    SlideParagraphs(TextWriter out, @Nullable IntPredicate plain) {
        this.out = out;
        this.plain = plain;
    }

    /** All words of a shape, a line for each paragraph. */
    static String text(@Nullable XmlElement body) {
        List<String> lines = new ArrayList<>();
        if (body != null) {
            body.outermost("a:p", paragraph -> lines.add(words(paragraph)));
        }
        return String.join("\n", lines);
    }

    /** @param bullets whether paragraphs have bullets unless they say otherwise */
    void write(XmlElement body, boolean bullets) {
        for (XmlElement paragraph : body.children("a:p")) {
            String words = words(paragraph);
            if (!words.isEmpty()) {
                put(paragraph, words, bullets);
            }
        }
    }

    private void put(XmlElement paragraph, String words, boolean bullets) {
        XmlElement properties = paragraph.child("a:pPr");
        int level = properties == null ? 0 : Math.max(0, Math.min(LEVELS - 1, properties.number("lvl", 0)));
        XmlElement number = properties == null ? null : properties.child("a:buAutoNum");
        boolean none = properties != null && properties.child("a:buNone") != null;
        boolean bullet =
                properties != null && (properties.child("a:buChar") != null || properties.child("a:buBlip") != null);
        boolean inherited = bullets && (plain == null || !plain.test(level));
        if (number != null) {
            Arrays.fill(counts, level + 1, LEVELS, 0);
            int count = number.number("startAt", 1) + counts[level]++;
            out.item(level + 1, label(number.attribute("type", "arabicPeriod"), count) + " " + words, family);
        } else if (!none && (bullet || inherited)) {
            Arrays.fill(counts, level, LEVELS, 0);
            out.item(level + 1, "- " + words, family);
        } else {
            Arrays.fill(counts, level, LEVELS, 0);
            out.paragraph(words);
        }
    }

    private static String label(String type, int count) {
        String format = type.startsWith("alphaLc")
                ? "lowerLetter"
                : type.startsWith("alphaUc")
                        ? "upperLetter"
                        : type.startsWith("romanLc")
                                ? "lowerRoman"
                                : type.startsWith("romanUc") ? "upperRoman" : "decimal";
        String number = Numerals.written(count, format);
        if (type.endsWith("ParenBoth")) {
            return "(" + number + ")";
        }
        return type.endsWith("ParenR") ? number + ")" : type.endsWith("Period") ? number + "." : number;
    }

    private static String words(XmlElement paragraph) {
        StringBuilder words = new StringBuilder();
        gather(paragraph, words);
        return words.toString()
                .replaceAll("[ \\t\\u00a0]+", " ")
                .replaceAll(" ?[\\n\\u000b] ?", "\n")
                .strip();
    }

    private static void gather(XmlElement element, StringBuilder words) {
        switch (element.name()) {
            case "a:t", "m:t" -> words.append(element.text().replace("\u00ad", ""));
            case "a:br" -> words.append('\n');
            case "a:pPr", "a:rPr" -> {}
            case "a:fld" -> {
                if (!element.attribute("type", "").equals("slidenum")) {
                    element.children().forEach(child -> gather(child, words));
                }
            }
            case "mc:AlternateContent" -> element.alternative().forEach(child -> gather(child, words));
            default -> element.children().forEach(child -> gather(child, words));
        }
    }
}
