package dev.attest.documents.pdf;

import dev.attest.documents.pdf.Glyph.Face;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.jspecify.annotations.Nullable;

/** What all glyphs of a font have in common, and the characters they stand for. */
final class GlyphShape {

    /** Of the font's size: enough for accents and descenders, and still clear of the lines above and below. */
    private static final float ASCENT = 0.78f;

    private static final float DESCENT = 0.22f;

    private static final Pattern BOLD = Pattern.compile("bold|black|heavy|demi|-medi\\b|\\b(?:cmb|[es][cf]bx)|-bd");

    private static final Pattern FIXED_PITCH =
            Pattern.compile("courier|mono|consol|cm(?:sl|it|v)?tt|\\b[es][cf][si]?tt");

    private final Face face;
    private final float scale;
    private final Map<Integer, String> texts = new HashMap<>();

    private GlyphShape(Face face, float scale) {
        this.face = face;
        this.scale = scale;
    }

    static GlyphShape of(PDFont font) {
        String name = font.getName() == null ? "" : font.getName().toLowerCase(Locale.ROOT);
        PDFontDescriptor descriptor = font.getFontDescriptor();
        boolean heavy = descriptor != null && (descriptor.isForceBold() || descriptor.getFontWeight() >= 600);
        boolean bold = heavy || BOLD.matcher(name).find();
        boolean even = (descriptor != null && descriptor.isFixedPitch()) || isEven(font);
        boolean fixed = even || FIXED_PITCH.matcher(name).find();
        return new GlyphShape(new Face(bold, fixed), font instanceof PDType3Font drawn ? scale(drawn) : 1);
    }

    /** Whether narrow and wide letters are equally wide: few programs mark such a font. */
    private static boolean isEven(PDFont font) {
        if (!(font instanceof PDSimpleFont) || font instanceof PDType3Font) {
            return false;
        }
        COSDictionary entries = font.getCOSObject();
        COSArray widths = entries.getCOSArray(COSName.WIDTHS);
        int first = entries.getInt(COSName.FIRST_CHAR, 0);
        float narrow = width(widths, 'i' - first);
        return narrow > 0 && narrow == width(widths, 'm' - first) && narrow == width(widths, 'e' - first);
    }

    private static float width(@Nullable COSArray widths, int at) {
        return widths != null && at >= 0 && at < widths.size() && widths.getObject(at) instanceof COSNumber width
                ? width.floatValue()
                : 0;
    }

    /** A font drawn glyph by glyph may count in any unit; its box tells how high a line of it is. */
    private static float scale(PDType3Font font) {
        PDRectangle box = font.getFontBBox();
        float unit = Math.abs(font.getFontMatrix().getScaleY());
        float height = box == null ? 0 : box.getHeight() * unit;
        return height > 0.1f && height < 100 ? height : 1;
    }

    Glyph glyph(String text, float x, float end, float baseline, float em) {
        float size = Math.max(0.1f, em * scale);
        return new Glyph(
                text, x, end, baseline, baseline - ASCENT * size, baseline + DESCENT * size, size, face, false);
    }

    /** The characters of a code: blank for a space, empty when the file does not tell. */
    String text(PDFont font, int code) {
        return texts.computeIfAbsent(code, key -> Characters.clean(raw(font, key)));
    }

    private static String raw(PDFont font, int code) {
        String text = font.toUnicode(code);
        if (text != null) {
            return text;
        }
        // A simple font without an encoding mostly uses that of its programme, which mostly is ASCII.
        return font instanceof PDSimpleFont && !(font instanceof PDType3Font) && code >= ' ' && code <= '~'
                ? String.valueOf((char) code)
                : "";
    }
}
