package dev.attest.documents.web;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes the client's names harmless. They are shown and used as keys, and never become paths. */
final class FileName {

    static final int LONGEST = 255;
    private static final String NAMELESS = "unnamed";
    // Control, format (bidirectional marks, zero-width characters), private, unassigned; line and paragraph separators.
    private static final String UNSEEN = "[\\p{C}\\p{Zl}\\p{Zp}]";
    private static final int LONGEST_EXTENSION = 16;

    private FileName() {}

    /** The last part of a name, without folders and without characters nobody can see; at most 255 characters. */
    static String of(@Nullable String name) {
        return isNone(name) ? NAMELESS : capped(last(name));
    }

    /** Whether nothing of a name is left to tell one file from another. */
    static boolean isNone(@Nullable String name) {
        return last(name).matches("\\.*");
    }

    private static String last(@Nullable String name) {
        String visible = name == null ? "" : visible(name);
        return visible.substring(Math.max(visible.lastIndexOf('/'), visible.lastIndexOf('\\')) + 1)
                .strip();
    }

    /** A text without characters nobody can see. */
    static String visible(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll(UNSEEN, "")
                .strip();
    }

    static boolean isVisible(String text) {
        return !text.matches("(?s).*" + UNSEEN + ".*");
    }

    /** Lower-case letters and digits of a title, joined by hyphens; empty when it has none. */
    static String slug(String title) {
        String slug = Normalizer.normalize(title, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\p{M}]+", "-")
                .replaceAll("^-|-$", "");
        return slug.length() > LONGEST ? cut(slug, LONGEST) : slug;
    }

    private static String capped(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= LONGEST_EXTENSION ? name.substring(dot) : "";
        return cut(name, LONGEST - extension.length()) + extension;
    }

    /** Never leaves half a character. */
    private static String cut(String text, int length) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
