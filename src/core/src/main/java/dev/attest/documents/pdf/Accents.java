package dev.attest.documents.pdf;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Puts an accent that is drawn over a letter, as older typesetting does, and the letter together. */
final class Accents {

    private static final String DRAWN = "`´^ˆ¨~˜¯ˇ˚¸˙˘˝";
    private static final String COMBINING =
            "\u0300\u0301\u0302\u0302\u0308\u0303\u0303\u0304\u030C\u030A\u0327\u0307\u0306\u030B";

    private Accents() {}

    /** The glyphs of a line, from left to right. */
    static List<Glyph> composed(List<Glyph> glyphs) {
        List<Glyph> composed = new ArrayList<>(glyphs.size());
        for (int i = 0; i < glyphs.size(); i++) {
            Glyph glyph = glyphs.get(i);
            Glyph before = composed.isEmpty() ? null : composed.get(composed.size() - 1);
            if (before != null && isAccent(glyph) && over(glyph, before)) {
                composed.set(composed.size() - 1, together(before, glyph));
            } else if (before != null && isAccent(before) && over(before, glyph)) {
                composed.set(composed.size() - 1, together(glyph, before));
            } else {
                composed.add(glyph);
            }
        }
        return composed;
    }

    private static boolean isAccent(Glyph glyph) {
        return glyph.text().length() == 1
                && (DRAWN.indexOf(glyph.text().charAt(0)) >= 0
                        || Character.getType(glyph.text().charAt(0)) == Character.NON_SPACING_MARK);
    }

    private static boolean over(Glyph accent, Glyph letter) {
        float middle = (accent.x() + accent.end()) / 2;
        return middle > letter.x()
                && middle < letter.end()
                && accent.x() < letter.end() - 0.3f * (letter.end() - letter.x())
                && Character.isLetter(letter.text().codePointAt(0));
    }

    private static Glyph together(Glyph letter, Glyph accent) {
        int known = DRAWN.indexOf(accent.text().charAt(0));
        char mark = known >= 0 ? COMBINING.charAt(known) : accent.text().charAt(0);
        // A dotless i or j was only drawn to make room for the accent.
        String base = letter.text().replace('ı', 'i').replace('ȷ', 'j');
        return new Glyph(
                Normalizer.normalize(base + mark, Normalizer.Form.NFC),
                letter.x(),
                letter.end(),
                letter.baseline(),
                letter.top(),
                letter.bottom(),
                letter.size(),
                letter.face(),
                letter.spaced() || accent.spaced());
    }
}
