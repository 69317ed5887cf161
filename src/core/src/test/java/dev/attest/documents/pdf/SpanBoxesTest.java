package dev.attest.documents.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Box;
import dev.attest.documents.Extraction;
import dev.attest.documents.PageLayout;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Source;
import dev.attest.documents.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The glyphs whose middle lies in the boxes of a span, read by PDFBox alone, are the span's characters. */
class SpanBoxesTest {

    private static final Pattern WORD = Pattern.compile("\\S+");

    @ParameterizedTest(name = "turned by {0}, cropped: {1}")
    @CsvSource({"0,false", "90,false", "180,false", "270,false", "0,true", "90,true", "270,true"})
    void boxesHoldTheCharactersOfTheirSpan(int rotation, boolean cropped) throws IOException {
        byte[] bytes = file(rotation, cropped);
        Extraction extraction = new PdfParser(ParseLimits.DEFAULT, null)
                .parse(new Source("a.pdf", "application/pdf", bytes))
                .block();
        List<Span> words = words(extraction.text());
        Random random = new Random(7);
        List<List<Middle>> glyphs = glyphs(bytes);
        for (int i = 0; i < 300; i++) {
            int first = random.nextInt(words.size());
            int last = Math.min(words.size() - 1, first + random.nextInt(12));
            Span span = new Span(words.get(first).start(), words.get(last).end());
            String wanted = span.of(extraction.text()).replaceAll("\\s", "");
            // Marks between a table's headers and values stand on no page.
            assertThat(read(extraction, span, glyphs)).isEqualTo(wanted.replaceAll("[|:]", ""));
        }
    }

    private static List<Span> words(String text) {
        List<Span> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(new Span(word.start(), word.end()));
        }
        return words;
    }

    private static String read(Extraction extraction, Span span, List<List<Middle>> glyphs) {
        StringBuilder read = new StringBuilder();
        for (PageLayout page : extraction.pages()) {
            for (Box box : page.boxes(span)) {
                glyphs.get(page.number() - 1).stream()
                        .filter(glyph -> glyph.x > box.x()
                                && glyph.x < box.x() + box.width()
                                && glyph.y > box.y()
                                && glyph.y < box.y() + box.height())
                        .forEach(glyph -> read.append(glyph.text));
            }
        }
        return read.toString();
    }

    private record Middle(String text, float x, float y) {}

    private static List<List<Middle>> glyphs(byte[] bytes) throws IOException {
        List<List<Middle>> pages = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(bytes)) {
            for (int i = 1; i <= document.getNumberOfPages(); i++) {
                List<Middle> page = new ArrayList<>();
                PDFTextStripper stripper = new PDFTextStripper() {
                    @Override
                    protected void processTextPosition(TextPosition text) {
                        if (!text.getUnicode().isBlank()) {
                            page.add(middle(text, getCurrentPage().getRotation()));
                        }
                    }
                };
                stripper.setStartPage(i);
                stripper.setEndPage(i);
                stripper.getText(document);
                pages.add(page);
            }
        }
        return pages;
    }

    /** PDFBox gives where the baseline begins, as displayed. */
    private static Middle middle(TextPosition text, int rotation) {
        float along = text.getWidthDirAdj() / 2;
        float up = text.getHeightDir() / 2;
        return switch (rotation) {
            case 90 -> new Middle(text.getUnicode(), text.getX() + up, text.getY() + along);
            case 180 -> new Middle(text.getUnicode(), text.getX() - along, text.getY() + up);
            case 270 -> new Middle(text.getUnicode(), text.getX() - up, text.getY() - along);
            default -> new Middle(text.getUnicode(), text.getX() + along, text.getY() - up);
        };
    }

    private static byte[] file(int rotation, boolean cropped) {
        Random random = new Random(3);
        try (PdfFile file = new PdfFile()) {
            for (int page = 0; page < 4; page++) {
                file.page().text(PdfFile.BOLD, 16, 80, 90, "A title over both columns, number " + (page + 1));
                for (float x : new float[] {80, 320}) {
                    List<String> lines = new ArrayList<>();
                    for (int line = 0; line < 20; line++) {
                        lines.add(line(random));
                    }
                    file.lines(x, 120, lines);
                }
                file.table(
                        80,
                        450,
                        new float[] {120, 120},
                        List.of(
                                List.of("Bird", "Weight"),
                                List.of("Auk" + page, page + " kg"),
                                List.of("Tern", "2 kg")));
                file.current().setRotation(rotation);
                if (cropped) {
                    file.current().setCropBox(new PDRectangle(40, 60, 520, 740));
                }
            }
            return file.bytes();
        }
    }

    private static String line(Random random) {
        StringBuilder line = new StringBuilder();
        while (line.length() < 30) {
            line.append(line.isEmpty() ? "" : " ");
            for (int i = 1 + random.nextInt(7); i >= 0; i--) {
                line.append((char) ('a' + random.nextInt(26)));
            }
        }
        return line.toString();
    }
}
