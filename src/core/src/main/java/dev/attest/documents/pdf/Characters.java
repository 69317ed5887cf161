package dev.attest.documents.pdf;

import java.text.Normalizer;

/** The characters that files use for others. */
final class Characters {

    static final char SOFT_HYPHEN = '\u00AD';

    private Characters() {}

    /** What is to be read: ligatures as letters, any white space as one space; empty when there is nothing to read. */
    static String clean(String raw) {
        StringBuilder clean = new StringBuilder();
        raw.codePoints().forEach(c -> append(c, clean));
        String text = clean.toString();
        return text.isBlank() && !text.isEmpty() ? " " : text.replace(" ", "");
    }

    private static void append(int c, StringBuilder out) {
        if (c >= 0xFB00 && c <= 0xFB06) {
            out.append(Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC));
        } else if (c == 0xF0B7 || c == 0xF0A7 || c == 0xF0D8) {
            // Bullets of the symbol fonts, where no mapping is given.
            out.append('•');
        } else if (c == '\t' || Character.isSpaceChar(c)) {
            out.append(' ');
        } else if (c == SOFT_HYPHEN || isReadable(c)) {
            out.appendCodePoint(c);
        }
    }

    private static boolean isReadable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> c != 0xFFFD;
        };
    }

    static boolean runsLeft(String text) {
        for (int i = 0; i < text.length(); i++) {
            byte direction = Character.getDirectionality(text.charAt(i));
            if (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC) {
                return true;
            }
        }
        return false;
    }

    static boolean isHyphen(char c) {
        return c == '-' || c == '\u2010' || c == SOFT_HYPHEN;
    }
}
