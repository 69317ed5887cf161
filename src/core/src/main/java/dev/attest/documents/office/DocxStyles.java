package dev.attest.documents.office;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The paragraph styles of a text, each with what it takes from the one it is based on. Built-in styles keep their English
 * names in the file whatever language the program shows them in; others are known by their outline level.
 */
final class DocxStyles {

    private static final int BODY = 9;
    private static final int LONGEST_CHAIN = 20;
    private static final Pattern HEADING = Pattern.compile("heading ([1-9])");
    private static final Pattern CONTENTS = Pattern.compile("toc (\\d|heading)|table of figures");
    private static final Pattern CODE = Pattern.compile("html preformatted|source code|code|preformatted text");

    private record Style(
            String name,
            @Nullable String base,
            @Nullable Integer outline,
            @Nullable XmlElement list,
            @Nullable Boolean bold,
            boolean boldFirstRow) {}

    private final Map<String, Style> styles = new HashMap<>();
    private String usual = "";

    /** @param part the part, or an empty element for a file without one */
    DocxStyles(XmlElement part) {
        for (XmlElement style : part.children("w:style")) {
            String id = style.attribute("styleId", "");
            String name = style.value("w:name");
            XmlElement outline = style.path("w:pPr", "w:outlineLvl");
            styles.put(
                    id,
                    new Style(
                            name == null ? "" : name.toLowerCase(Locale.ROOT),
                            style.value("w:basedOn"),
                            outline == null ? null : outline.number("val", BODY),
                            style.path("w:pPr", "w:numPr"),
                            bold(style),
                            style.children("w:tblStylePr").stream()
                                    .anyMatch(row -> row.attribute("type", "").equals("firstRow")
                                            && Boolean.TRUE.equals(bold(row)))));
            if (style.attribute("type", "").equals("paragraph") && XmlElement.isTrue(style.attribute("default"))) {
                usual = id;
            }
        }
    }

    /** What the properties of runs within say of bold type; null for nothing. */
    static @Nullable Boolean bold(XmlElement element) {
        XmlElement properties = element.child("w:rPr");
        if (properties == null || properties.child("w:b") == null) {
            return null;
        }
        return properties.on("w:b");
    }

    boolean isBold(@Nullable String style) {
        return Boolean.TRUE.equals(inherited(style, Style::bold));
    }

    /** Whether a style of tables sets the first row in bold type. */
    boolean hasBoldFirstRow(@Nullable String style) {
        return style != null && inherited(style, each -> each.boldFirstRow() ? Boolean.TRUE : null) != null;
    }

    private <T> @Nullable T inherited(@Nullable String id, Function<Style, @Nullable T> property) {
        String at = id == null ? usual : id;
        for (int i = 0; at != null && i < LONGEST_CHAIN; i++) {
            Style style = styles.get(at);
            if (style == null) {
                return null;
            }
            T value = property.apply(style);
            if (value != null) {
                return value;
            }
            at = style.base();
        }
        return null;
    }

    /** 1–6, or 0 for a paragraph that is no heading. */
    int headingLevel(@Nullable String style, @Nullable XmlElement properties) {
        int direct = properties == null ? -1 : properties.value("w:outlineLvl", -1);
        Integer level = direct >= 0 ? Integer.valueOf(direct) : inherited(style, DocxStyles::outline);
        return level == null || level < 0 || level >= BODY ? 0 : Math.min(6, level + 1);
    }

    private static @Nullable Integer outline(Style style) {
        if (style.outline() != null) {
            return style.outline();
        }
        Matcher heading = HEADING.matcher(style.name());
        if (heading.matches()) {
            return Integer.parseInt(heading.group(1)) - 1;
        }
        return null;
    }

    /** Whether it is a line of a table of contents, which only repeats headings. */
    boolean isContents(@Nullable String style) {
        return isNamed(style, CONTENTS);
    }

    boolean isCode(@Nullable String style) {
        return isNamed(style, CODE);
    }

    boolean isTitle(@Nullable String style) {
        return isNamed(style, Pattern.compile("title"));
    }

    private boolean isNamed(@Nullable String style, Pattern name) {
        return inherited(style, each -> name.matcher(each.name()).matches() ? Boolean.TRUE : null) != null;
    }

    /** The list that a style puts its paragraphs in. */
    @Nullable String list(@Nullable String style) {
        return inherited(style, each -> each.list() == null ? null : each.list().value("w:numId"));
    }

    /** The level a style gives its paragraphs in their list, or -1 when it gives none. */
    int listLevel(@Nullable String style) {
        Integer level = inherited(style, each -> {
            int given = each.list() == null ? -1 : each.list().value("w:ilvl", -1);
            return given < 0 ? null : Integer.valueOf(given);
        });
        return level == null ? -1 : level;
    }

    /** The style that puts its paragraphs in a list: this one, or one that it is based on. */
    @Nullable String listOwner(@Nullable String style) {
        String at = style == null ? usual : style;
        for (int i = 0; at != null && i < LONGEST_CHAIN; i++) {
            Style each = styles.get(at);
            if (each == null || each.list() != null) {
                return at;
            }
            at = each.base();
        }
        return null;
    }
}
