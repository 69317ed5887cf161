package dev.attest.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Box;
import dev.attest.documents.Extraction;
import dev.attest.documents.PageLayout;
import dev.attest.documents.Span;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Spans of the sample PDFs, picked at random, against what stands in their boxes on the page. */
class SampleBoxesTest {

    private static final int SPANS = 300;
    private static final int LONGEST = 12;
    private static final int DPI = 200;

    /** Words of one page of a file, and where they stand. */
    private record Picked(Path file, List<String> words, List<Box> boxes) {}

    private static final List<Picked> PICKED = new ArrayList<>();

    @BeforeAll
    static void pick() throws IOException {
        List<Path> files;
        try (Stream<Path> samples = Files.list(SampleFile.FOLDER)) {
            files = samples.filter(file -> file.toString().endsWith(".pdf"))
                    .sorted()
                    .toList();
        }
        Random random = new Random(3);
        while (PICKED.size() < SPANS) {
            Path file = files.get(random.nextInt(files.size()));
            pick(file, random);
        }
    }

    private static void pick(Path file, Random random) throws IOException {
        Extraction extraction = SampleFile.read(file);
        PageLayout page =
                extraction.pages().get(random.nextInt(extraction.pages().size()));
        List<Span> words = words(extraction.text(), page.span());
        if (words.isEmpty() || page.origin() != PageLayout.Origin.TEXT) {
            return;
        }
        int first = random.nextInt(words.size());
        int last = Math.min(words.size() - 1, first + random.nextInt(LONGEST));
        Span span = new Span(words.get(first).start(), words.get(last).end());
        List<Box> boxes = page.boxes(span);
        String text = span.of(extraction.text());
        PICKED.add(new Picked(file, List.of(text.split("\\s+")), boxes));
    }

    private static List<Span> words(String text, Span page) {
        List<Span> words = new ArrayList<>();
        int start = -1;
        for (int i = page.start(); i <= page.end(); i++) {
            boolean inWord = i < page.end() && !Character.isWhitespace(text.charAt(i));
            if (inWord && start < 0) {
                start = i;
            } else if (!inWord && start >= 0) {
                words.add(new Span(start, i));
                start = -1;
            }
        }
        return words;
    }

    @Test
    void holdExactlyTheWordsOfTheirSpan() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Picked picked : PICKED) {
            String expected = letters(String.join("", picked.words()));
            String found = letters(PageGlyphs.of(picked.file()).in(picked.boxes()));
            if (!found.equals(expected)) {
                wrong.add("%s: %s ← %s".formatted(picked.file().getFileName(), expected, found));
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Reads each crop of the rendered page with Tesseract; prints the share that is read exactly. */
    @Test
    @EnabledIfSystemProperty(named = "attest.tesseract", matches = ".+")
    void areReadBackFromTheRenderedPage() throws IOException, InterruptedException {
        int exact = 0;
        List<String> others = new ArrayList<>();
        for (Picked picked : PICKED) {
            String expected = letters(String.join("", picked.words()));
            StringBuilder read = new StringBuilder();
            try (PDDocument document = Loader.loadPDF(picked.file().toFile())) {
                PDFRenderer renderer = new PDFRenderer(document);
                for (Box line : Lines.of(picked.boxes())) {
                    BufferedImage page = renderer.renderImageWithDPI(line.page() - 1, DPI);
                    read.append(Crop.read(page, line, DPI / 72.0));
                }
            }
            if (letters(read.toString()).equals(expected)) {
                exact++;
            } else {
                others.add("%s: %s ← %s".formatted(picked.file().getFileName(), expected, letters(read.toString())));
            }
        }
        others.forEach(System.out::println);
        System.out.println(exact + " of " + SPANS + " spans read back exactly by character recognition");
        assertThat(exact).isGreaterThanOrEqualTo(SPANS * 9 / 10);
    }

    /** Without the marks that rows are written with. */
    private static String letters(String text) {
        return text.replaceAll("[\\s|:\\u00ad]", "");
    }

    /** Boxes of one line, side by side, are one crop. */
    private static final class Lines {

        static List<Box> of(List<Box> boxes) {
            List<Box> lines = new ArrayList<>();
            for (Box box : boxes) {
                Box last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
                boolean joins = last != null
                        && last.page() == box.page()
                        && Math.abs(last.y() - box.y()) < 1
                        && box.x() >= last.x() + last.width() - 1
                        && box.x() - last.x() - last.width() < 8;
                if (joins) {
                    lines.set(
                            lines.size() - 1,
                            new Box(
                                    last.page(),
                                    last.x(),
                                    Math.min(last.y(), box.y()),
                                    box.x() + box.width() - last.x(),
                                    Math.max(last.height(), box.height())));
                } else {
                    lines.add(box);
                }
            }
            lines.sort(Comparator.comparingInt(Box::page));
            return lines;
        }
    }
}
