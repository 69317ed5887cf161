package dev.attest.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.samples.source.Source;
import dev.attest.samples.source.SourceError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PdfTest {

    @TempDir
    private Path folder;

    @Test
    void holdsEveryWordInOrder() throws IOException {
        for (String name : List.of("guide", "leaflet")) {
            try (PDDocument pdf = Loader.loadPDF(TestCorpus.write(name, folder).toFile())) {
                List<String> words = TestCorpus.source(name).written().words();

                assertThat(TestCorpus.missing(words, new PDFTextStripper().getText(pdf)))
                        .as(name)
                        .isEmpty();
            }
        }
    }

    @Test
    void printsAScannedPartAsAPictureWithoutText() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(TestCorpus.write("guide", folder).toFile())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(4);
            assertThat(text(pdf, 3)).isBlank();
            PDPage scan = pdf.getPage(2);
            assertThat(scan.getResources().getXObjectNames()).hasSize(1);
            assertThat(scan.getResources().getFontNames()).isEmpty();
            assertThat(text(pdf, 4)).contains("Rinse everything.").contains("Page 4 of 4");
        }
        assertThat(TestCorpus.source("guide").written().scanned()).contains("Arne", "141", "passed");
        assertThat(TestCorpus.source("guide").written().words()).doesNotContain("141");
    }

    @Test
    void carriesInformationBookmarksAndAnEmbeddedFont() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(TestCorpus.write("guide", folder).toFile())) {
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Buoy Guide");
            assertThat(pdf.getDocumentInformation().getAuthor()).isEqualTo("Kari Berg");
            assertThat(pdf.getDocumentInformation().getCreationDate().toInstant())
                    .hasToString("2025-02-14T09:00:00Z");
            assertThat(bookmarks(pdf)).containsExactly("Buoy Guide", "1 Parts", "2 Service record", "3 Afterwards");
            List<Boolean> embedded = new ArrayList<>();
            for (COSName name : pdf.getPage(0).getResources().getFontNames()) {
                PDFont font = pdf.getPage(0).getResources().getFont(name);
                embedded.add(font.isEmbedded());
            }
            assertThat(embedded).contains(true);
        }
    }

    private static List<String> bookmarks(PDDocument pdf) {
        List<String> titles = new ArrayList<>();
        for (PDOutlineItem top : pdf.getDocumentCatalog().getDocumentOutline().children()) {
            titles.add(top.getTitle());
            top.children().forEach(child -> titles.add(child.getTitle()));
        }
        return titles;
    }

    @Test
    void repeatsTheHeaderRowOnEveryPageATableContinuesOn() throws IOException {
        StringBuilder table = new StringBuilder("| Bolt number | Torque (Nm) |\n|---|---|\n");
        for (int row = 1; row <= 120; row++) {
            table.append("| bolt-").append(row).append(" | ").append(row * 3).append(" |\n");
        }
        Source source = TestCorpus.of(folder, front("table.pdf") + table);

        try (PDDocument pdf =
                Loader.loadPDF(Generator.write(source, folder).file().toFile())) {
            assertThat(pdf.getNumberOfPages()).isGreaterThan(2);
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                assertThat(text(pdf, page)).contains("Bolt number Torque (Nm)");
            }
            assertThat(TestCorpus.missing(source.written().words(), new PDFTextStripper().getText(pdf)))
                    .isEmpty();
        }
    }

    @Test
    void setsSeventeenThousandWordsOnSixtyPagesOrMore() throws IOException {
        StringBuilder manual = new StringBuilder(front("manual.pdf"));
        int words = 0;
        for (int chapter = 1; words < 17_000; chapter++) {
            manual.append("# ").append(chapter).append(" Chapter\n\n");
            for (int section = 1; section <= 6; section++) {
                manual.append("## ").append(section).append(" Section\n\n");
                manual.append("The mooring line is checked before every season. ".repeat(12))
                        .append("\n\n");
                manual.append("- Look for wear at the thimble and at the splice.\n".repeat(5))
                        .append('\n');
                words += 12 * 8 + 5 * 10;
            }
            manual.append("| Part | Interval | What to look for |\n|---|---|---|\n");
            manual.append("| SK-4001 | 12 months | Cuts in the seal, salt in the groove |\n".repeat(12))
                    .append('\n');
            words += 12 * 11;
        }
        Source source = TestCorpus.of(folder, manual.toString());

        Generator.Sample sample = Generator.write(source, folder);

        assertThat(sample.unit()).isEqualTo("pages");
        assertThat(sample.size()).isBetween(60, 100);
    }

    @Test
    void namesACharacterThatNoFontHas() throws IOException {
        Source source = TestCorpus.of(folder, front("odd.pdf") + "Depth 水\n");

        assertThatThrownBy(() -> Generator.write(source, folder))
                .isInstanceOf(SourceError.class)
                .hasMessageContaining("made-up.md:1: ")
                .hasMessageContaining("U+6C34");
    }

    private static String front(String file) {
        return "---\nfile: " + file + "\ntitle: Test\nauthor: Kari Berg\ndate: 2025-01-01\nlayout: one-column\n---\n";
    }

    private static String text(PDDocument pdf, int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(pdf);
    }
}
