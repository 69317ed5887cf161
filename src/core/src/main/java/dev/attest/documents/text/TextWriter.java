package dev.attest.documents.text;

import dev.attest.documents.Block;
import dev.attest.documents.Extraction;
import dev.attest.documents.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lays blocks one after the other into the text that every offset of a version counts in. */
final class TextWriter {

    private static final Pattern BLANK_LINES = Pattern.compile("\n\\s*\n");

    private final StringBuilder text = new StringBuilder();
    private final List<Block> blocks = new ArrayList<>();
    private @Nullable Object group;

    /**
     * Adds a block; one without a visible character is left out.
     *
     * @param indent spaces before the block, outside its span
     * @param family the list or table the block belongs to: neighbours of one family stand on neighbouring lines,
     *     all other blocks are separated by a blank line
     */
    void put(Block.Kind kind, int level, int indent, String content, @Nullable Object family) {
        if (!isVisible(content)) {
            return;
        }
        String clean = withoutLoneSurrogates(kind == Block.Kind.CODE ? code(content) : prose(content));
        if (!blocks.isEmpty()) {
            text.append(family != null && family == group ? "\n" : "\n\n");
        }
        group = family;
        text.append(" ".repeat(indent));
        int start = text.length();
        text.append(clean);
        blocks.add(new Block(kind, level, new Span(start, text.length())));
    }

    void paragraph(String content) {
        put(Block.Kind.PARAGRAPH, 0, 0, content, null);
    }

    void heading(int level, String content) {
        put(Block.Kind.HEADING, level, 0, content, null);
    }

    /** Adds an item with its marker, two spaces in for each level below the first. */
    void item(int depth, String content, Object list) {
        // Depth is the file's to choose; indentation that grew with it would make the text quadratic.
        put(Block.Kind.LIST_ITEM, depth, 2 * (Math.min(depth, 8) - 1), content, list);
    }

    void row(String content, Object table) {
        put(Block.Kind.TABLE_ROW, 0, 0, content, table);
    }

    void code(String content, @Nullable Object family) {
        put(Block.Kind.CODE, 0, 0, content, family);
    }

    boolean isEmpty() {
        return blocks.isEmpty();
    }

    Extraction extraction(@Nullable String title, List<String> warnings) {
        return new Extraction(title, text.toString(), blocks, warnings);
    }

    private static boolean isVisible(String content) {
        return content.codePoints()
                .anyMatch(c -> !Character.isWhitespace(c)
                        && !Character.isSpaceChar(c)
                        && Character.getType(c) != Character.FORMAT
                        && Character.getType(c) != Character.CONTROL);
    }

    private static String prose(String content) {
        String stripped = content.strip();
        return stripped.contains("\n") ? BLANK_LINES.matcher(stripped).replaceAll("\n") : stripped;
    }

    /** Verbatim but for blank lines before and white space after. */
    private static String code(String content) {
        String end = content.stripTrailing();
        int start = 0;
        for (int i = 0; i < end.length() && Character.isWhitespace(end.charAt(i)); i++) {
            if (end.charAt(i) == '\n') {
                start = i + 1;
            }
        }
        return end.substring(start);
    }

    /** Half a surrogate pair cannot be stored as UTF-8 and would move every offset after it. */
    private static String withoutLoneSurrogates(String content) {
        StringBuilder clean = new StringBuilder(content);
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < clean.length()
                    && Character.isLowSurrogate(clean.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                clean.setCharAt(i, '\uFFFD');
            }
        }
        return clean.toString();
    }
}
