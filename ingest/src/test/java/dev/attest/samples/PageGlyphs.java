package dev.attest.samples;

import dev.attest.documents.Box;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Where PDFBox alone says the characters of a file stand. */
final class PageGlyphs extends PDFTextStripper {

    private record Glyph(int page, double x, double y, String text) {}

    private static final Map<Path, PageGlyphs> READ = new HashMap<>();

    private final List<Glyph> glyphs = new ArrayList<>();

    private PageGlyphs() {}

    static PageGlyphs of(Path file) throws IOException {
        PageGlyphs known = READ.get(file);
        if (known != null) {
            return known;
        }
        var read = new PageGlyphs();
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            read.writeText(document, new OutputStreamWriter(OutputStream.nullOutputStream(), StandardCharsets.UTF_8));
        }
        READ.put(file, read);
        return read;
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        glyphs.add(new Glyph(
                getCurrentPageNo(),
                text.getXDirAdj() + text.getWidthDirAdj() / 2,
                text.getYDirAdj() - text.getHeightDir() / 2,
                text.getUnicode()));
    }

    /** The characters whose centre lies in the boxes, box by box. */
    String in(List<Box> boxes) {
        StringBuilder found = new StringBuilder();
        for (Box box : boxes) {
            glyphs.stream()
                    .filter(glyph -> glyph.page() == box.page()
                            && glyph.x() >= box.x()
                            && glyph.x() <= box.x() + box.width()
                            && glyph.y() >= box.y()
                            && glyph.y() <= box.y() + box.height())
                    .forEach(glyph -> found.append(glyph.text()));
        }
        return found.toString();
    }
}
