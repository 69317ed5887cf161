package dev.attest.documents.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Block;
import dev.attest.documents.Extraction;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reading order, words and tables on pages as real files have them. */
class PdfLayoutTest {

    private static Extraction parse(PdfFile file) {
        return new PdfParser(ParseLimits.DEFAULT, null)
                .parse(new Source("file.pdf", "application/pdf", file.bytes()))
                .blockOptional()
                .orElseThrow();
    }

    private static List<String> blocks(PdfFile file) {
        Extraction extraction = parse(file);
        return extraction.blocks().stream()
                .map(block -> kind(block) + block.span().of(extraction.text()))
                .toList();
    }

    private static String kind(Block block) {
        return switch (block.kind()) {
            case HEADING -> "# ";
            case LIST_ITEM -> "";
            case TABLE_ROW -> "= ";
            case CODE -> "$ ";
            case PARAGRAPH -> "¶ ";
        };
    }

    @Test
    void readsColumnsApartWhoseLinesAndTablesStandAtDifferentHeights() {
        try (PdfFile file = new PdfFile()) {
            file.page();
            float y = file.lines(
                    56,
                    100,
                    List.of("Tormod Aas was elected to the board of", "the cluster of technology for two years."));
            file.text(PdfFile.BOLD, 13, 56, y + 16, "Where to meet us");
            List<List<String>> fairs = List.of(List.of("Event", "Place"), List.of("Harbour and Coast", "Aberdeen"));
            file.table(56, y + 30, new float[] {150, 70}, fairs);
            file.lines(
                    56, y + 95, List.of("In Brest we show the foil in a tank with", "a layer of salt, on dry land."));
            file.text(PdfFile.BOLD, 13, 310, 107, "Numbers of the season");
            for (int i = 0; i < 4; i++) {
                file.text(PdfFile.PLAIN, 11, 314, 128 + 33 * i, "•");
                file.lines(
                        330, 128 + 33 * i, List.of("Number " + i + " of all calibrations and", "checks in the year."));
            }
            assertThat(blocks(file))
                    .containsExactly(
                            "¶ Tormod Aas was elected to the board of the cluster of technology for two years.",
                            "# Where to meet us",
                            "= Event: Harbour and Coast | Place: Aberdeen",
                            "¶ In Brest we show the foil in a tank with a layer of salt, on dry land.",
                            "# Numbers of the season",
                            "• Number 0 of all calibrations and checks in the year.",
                            "• Number 1 of all calibrations and checks in the year.",
                            "• Number 2 of all calibrations and checks in the year.",
                            "• Number 3 of all calibrations and checks in the year.");
        }
    }

    @Test
    void readsTheRestOfALongColumnBeforeTheShortOneBesideIt() {
        try (PdfFile file = new PdfFile()) {
            file.page();
            file.lines(
                    56, 100, List.of("The left column of the last page is a", "long one, and it goes on below where"));
            float y = file.lines(56, 128, List.of("the column on its right has ended."));
            file.lines(56, y + 40, List.of("A paragraph of its own stands far below", "it, and belongs to it."));
            file.lines(
                    310,
                    100,
                    List.of("The right column is over after a few", "of its lines, since the text of it", "ends."));
            assertThat(blocks(file).get(1)).startsWith("¶ A paragraph of its own");
        }
    }

    @Test
    void keepsTheHeaderOfTablesThatBeginAtTheTopOfPages() {
        float[] widths = {150, 100, 100};
        try (PdfFile file = new PdfFile()) {
            for (int i = 1; i <= 3; i++) {
                String[] own = {"Price", "Seats", "Weight"};
                List<String> header = List.of("Part", "Name", own[i - 1]);
                List<List<String>> rows = List.of(header, List.of("A" + i, "foil", "1"), List.of("B" + i, "seal", "2"));
                file.page().table(72, 95, widths, rows);
                file.lines(72, 300, List.of("Other text of page " + i + " stands here."));
            }
            assertThat(blocks(file))
                    .contains("= Part: A2 | Name: foil | Seats: 1", "= Part: B3 | Name: seal | Weight: 2");
        }
    }

    @Test
    void keepsASentenceTogetherWhoseBoldBeginningEndsOnItsSecondLine() {
        try (PdfFile file = new PdfFile()) {
            file.page();
            file.lines(56, 100, List.of("A paragraph shows how wide the column of text is here.", "It ends soon."));
            file.text(PdfFile.BOLD, 11, 56, 140, "Where do I find the product line of this long");
            file.text(PdfFile.BOLD, 11, 56, 154, "instrument?")
                    .text(PdfFile.PLAIN, 11, 125, 154, "On the housing, above.");
            file.text(PdfFile.BOLD, 11, 56, 190, "A heading").text(PdfFile.BOLD, 11, 56, 204, "Lead:");
            file.text(PdfFile.PLAIN, 11, 90, 204, "what stands under it.");
            assertThat(blocks(file))
                    .endsWith(
                            "¶ Where do I find the product line of this long instrument? On the housing, above.",
                            "# A heading",
                            "¶ Lead: what stands under it.");
        }
    }

    @Test
    void keepsSpacesInALineOfNarrowCells() {
        try (PdfFile file = new PdfFile()) {
            file.page();
            String[] cells = {"30 %", "4 6", "7", "1", "2", "5", "8", "9 °C"};
            for (int r = 0; r < 3; r++) {
                for (int c = 0; c < cells.length; c++) {
                    file.text(PdfFile.PLAIN, 9, 72 + 32 * c, 100 + 14 * r, cells[c]);
                }
            }
            assertThat(parse(file).text().lines()).hasSize(3).allMatch(row -> row.contains("30 % | 4 6 | 7 | 1"));
        }
    }
}
