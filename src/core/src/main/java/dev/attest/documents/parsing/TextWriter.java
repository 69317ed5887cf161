package dev.attest.documents.parsing;

import dev.attest.documents.Block;
import dev.attest.documents.Extraction;
import dev.attest.documents.Source;
import dev.attest.documents.Span;
import dev.attest.documents.UnreadableDocument;
import dev.attest.documents.UnreadableDocument.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lays blocks one after the other into the text that every offset of a version counts in. */
public final class TextWriter {

    private static final Pattern BLANK_LINES = Pattern.compile("\n\\s*\n");

    private static final int LONGEST_TITLE = 500;

    private final Source source;
    private final int limit;
    private final StringBuilder text = new StringBuilder();
    private final List<Block> blocks = new ArrayList<>();
    private @Nullable Object group;

    /** @param limit most characters, above which the source is {@link UnreadableDocument} */
    TextWriter(Source source, int limit) {
        this.source = source;
        this.limit = limit;
    }

    /**
     * Adds a block; one without a visible character is left out.
     *
     * @param indent spaces before the block, outside its span
     * @param family the list or table the block belongs to: neighbours of one family stand on neighbouring lines,
     *     all other blocks are separated by a blank line
     * @return where the block stands, or null when it was left out. Content without white space at its ends, blank lines
     *     and halves of surrogate pairs stands there unchanged
     */
    public @Nullable Span put(Block.Kind kind, int level, int indent, String content, @Nullable Object family) {
        if (!isVisible(content)) {
            return null;
        }
        String clean = withoutLoneSurrogates(kind == Block.Kind.CODE ? code(content) : prose(content));
        if (!blocks.isEmpty()) {
            text.append(family != null && family == group ? "\n" : "\n\n");
        }
        group = family;
        text.append(" ".repeat(indent));
        int start = text.length();
        text.append(clean);
        requireRoom();
        Span span = new Span(start, text.length());
        blocks.add(new Block(kind, level, span));
        return span;
    }

    private void requireRoom() {
        if (text.length() > limit) {
            throw tooMuchText(source, limit);
        }
    }

    /** What a source is refused with that holds more characters than the limit. */
    public static UnreadableDocument tooMuchText(Source source, int limit) {
        return new UnreadableDocument(
                Reason.TOO_MUCH_TEXT,
                "%s holds more than %,d characters of text, the most Attest reads from one file. Divide it and upload the parts."
                        .formatted(source.shownName(), limit));
    }

    public @Nullable Span paragraph(String content) {
        return put(Block.Kind.PARAGRAPH, 0, 0, content, null);
    }

    public @Nullable Span heading(int level, String content) {
        return put(Block.Kind.HEADING, level, 0, content, null);
    }

    /** Adds an item with its marker, two spaces in for each level below the first. */
    public @Nullable Span item(int depth, String content, Object list) {
        // Depth is the file's to choose; indentation that grew with it would make the text quadratic.
        return put(Block.Kind.LIST_ITEM, depth, 2 * (Math.min(depth, 8) - 1), content, list);
    }

    public @Nullable Span row(String content, Object table) {
        return put(Block.Kind.TABLE_ROW, 0, 0, content, table);
    }

    public @Nullable Span code(String content, @Nullable Object family) {
        return put(Block.Kind.CODE, 0, 0, content, family);
    }

    public boolean isEmpty() {
        return blocks.isEmpty();
    }

    /** Where the next block would begin, at the earliest. */
    public int length() {
        return text.length();
    }

    public Extraction extraction(@Nullable String title, List<String> warnings) {
        return new Extraction(
                title == null || title.isBlank() ? null : shortened(title.strip()), text.toString(), blocks, warnings);
    }

    /** At a code point; nobody reads a longer title, and what keeps titles need not be made for one. */
    private static String shortened(String title) {
        return title.length() <= LONGEST_TITLE
                ? title
                : title.substring(0, title.offsetByCodePoints(0, title.codePointCount(0, LONGEST_TITLE - 1))) + "…";
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
        int lone = loneSurrogate(content, 0);
        if (lone == content.length()) {
            return content;
        }
        StringBuilder clean = new StringBuilder(content);
        while (lone < content.length()) {
            clean.setCharAt(lone, '\uFFFD');
            lone = loneSurrogate(content, lone + 1);
        }
        return clean.toString();
    }

    /** Where the next one stands, or the length. */
    private static int loneSurrogate(String content, int from) {
        int at = from;
        while (at < content.length()) {
            if (isPair(content, at)) {
                at += 2;
            } else if (Character.isSurrogate(content.charAt(at))) {
                return at;
            } else {
                at++;
            }
        }
        return at;
    }

    private static boolean isPair(String content, int at) {
        return at + 1 < content.length()
                && Character.isHighSurrogate(content.charAt(at))
                && Character.isLowSurrogate(content.charAt(at + 1));
    }
}
