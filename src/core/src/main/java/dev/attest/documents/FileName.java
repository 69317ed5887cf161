package dev.attest.documents;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes the client's names harmless. They are shown and used as keys, and never become paths. */
public final class FileName {

    /** Most UTF-16 code units of a name. */
    public static final int LONGEST = 255;

    private static final String NAMELESS = "unnamed";
    // Control, format (bidirectional marks, zero-width characters), private, unassigned; line and paragraph separators.
    private static final String UNSEEN = "[\\p{C}\\p{Zl}\\p{Zp}]";
    private static final int LONGEST_EXTENSION = 16;

    private FileName() {}

    /** The last part of a name, without folders and without characters nobody can see; at most 255 characters. */
    public static String of(@Nullable String name) {
        return isNone(name) ? NAMELESS : capped(last(name));
    }

    /** Whether nothing of a name is left to tell one file from another. */
    public static boolean isNone(@Nullable String name) {
        return last(name).matches("\\.*");
    }

    private static String last(@Nullable String name) {
        String visible = name == null ? "" : visible(name);
        return visible.substring(Math.max(visible.lastIndexOf('/'), visible.lastIndexOf('\\')) + 1)
                .strip();
    }

    /** A text without characters nobody can see. */
    public static String visible(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll(UNSEEN, "")
                .strip();
    }

    /** Whether somebody can see every character of a text. */
    public static boolean isVisible(String text) {
        return !text.matches("(?s).*" + UNSEEN + ".*");
    }

    /** Lower-case letters and digits of a title, joined by hyphens; empty when it has none. */
    public static String slug(String title) {
        String slug = Normalizer.normalize(title, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\p{M}]+", "-")
                .replaceAll("^-|-$", "");
        return slug.length() > LONGEST ? cut(slug, LONGEST) : slug;
    }

    /** A file's name with a number before its extension, to tell it from others of that name. */
    public static String numbered(String name, int number) {
        String extension = extension(name);
        return name.substring(0, name.length() - extension.length()) + " (" + number + ")" + extension;
    }

    private static String capped(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        String extension = extension(name);
        return cut(name, LONGEST - extension.length()) + extension;
    }

    /** With its dot; empty when there is none worth the name. */
    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && name.length() - dot <= LONGEST_EXTENSION ? name.substring(dot) : "";
    }

    /** Never leaves half a character. */
    private static String cut(String text, int length) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
