package dev.attest.documents.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Block;
import dev.attest.documents.Box;
import dev.attest.documents.Extraction;
import dev.attest.documents.PageLayout;
import dev.attest.documents.PageLayout.Origin;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Parser;
import dev.attest.documents.ParserContract;
import dev.attest.documents.Span;
import dev.attest.documents.UnreadableDocument.Reason;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.junit.jupiter.api.Test;

class PdfParserTest extends ParserContract {

    @Override
    protected Parser parser() {
        return new PdfParser(ParseLimits.DEFAULT, null);
    }

    @Override
    protected String mediaType() {
        return "application/pdf";
    }

    @Override
    protected byte[] readable() {
        try (PdfFile file = new PdfFile()) {
            return file.page()
                    .text(PdfFile.BOLD, 18, 72, 90, "Überblick – 5 €")
                    .text(PdfFile.PLAIN, 11, 72, 130, "First paragraph.")
                    .text(PdfFile.PLAIN, 11, 72, 170, "Second paragraph.")
                    .bytes();
        }
    }

    @Override
    protected byte[] withoutText() {
        try (PdfFile file = new PdfFile()) {
            return file.page().rule(10, 10, 200, 200).bytes();
        }
    }

    @Override
    protected byte[] broken() {
        return "%PDF-1.7\n1 0 obj\n<</Type/Catalog".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    private static List<String> texts(Extraction extraction, Block.Kind kind) {
        return extraction.blocks().stream()
                .filter(block -> block.kind() == kind)
                .map(block -> block.span().of(extraction.text()))
                .toList();
    }

    @Test
    void readsOneColumnAfterTheOther() {
        try (PdfFile file = new PdfFile()) {
            file.page().text(PdfFile.BOLD, 20, 72, 80, "A heading over both of the columns of this page");
            file.lines(
                    72,
                    120,
                    List.of(
                            "The left column begins with this line",
                            "and goes on with another line",
                            "and a third one, and ends here."));
            file.lines(
                    320,
                    120,
                    List.of(
                            "The right column has a first line, too,",
                            "and then a second one of text",
                            "and is over after the third one."));
            Extraction extraction = parse(file.bytes());
            assertThat(extraction.text())
                    .isEqualTo(
                            "A heading over both of the columns of this page\n\nThe left column begins with this line"
                                    + " and goes on with another line and a third one, and ends here.\n\nThe right column has a"
                                    + " first line, too, and then a second one of text and is over after the third one.");
            assertThat(extraction.title()).isEqualTo("A heading over both of the columns of this page");
        }
    }

    @Test
    void carriesTheHeaderOfATableOverToTheNextPage() {
        float[] widths = {150, 100, 100};
        try (PdfFile file = new PdfFile()) {
            file.page().table(72, 600, widths, List.of(List.of("Plan", "Price", "Seats"), List.of("Auk", "5 €", "2")));
            file.page().table(72, 200, widths, List.of(List.of("Plan", "Price", "Seats"), List.of("Tern", "9 €", "4")));
            file.page();
            float[] same = {150, 100, 100};
            file.table(72, 200, same, List.of(List.of("Wren", "1 €", "7"), List.of("Crow", "3 €", "8")));
            Extraction extraction = parse(file.bytes());
            assertThat(extraction.text())
                    .isEqualTo("Plan: Auk | Price: 5 € | Seats: 2\nPlan: Tern | Price: 9 € | Seats: 4\n"
                            + "Plan: Wren | Price: 1 € | Seats: 7\nPlan: Crow | Price: 3 € | Seats: 8");
            assertThat(texts(extraction, Block.Kind.TABLE_ROW)).hasSize(4);
            Box repeated = boxes(extraction, "Price", 1).get(0);
            assertThat(repeated.page()).isEqualTo(2);
            assertThat(boxes(extraction, "Price", 2)).isEmpty();
        }
    }

    private static List<Box> boxes(Extraction extraction, String word, int occurrence) {
        int at = -1;
        for (int i = 0; i <= occurrence; i++) {
            at = extraction.text().indexOf(word, at + 1);
        }
        Span span = new Span(at, at + word.length());
        return extraction.pages().stream()
                .flatMap(page -> page.boxes(span).stream())
                .toList();
    }

    @Test
    void findsATableSetInColumnsWithoutLines() {
        try (PdfFile file = new PdfFile()) {
            file.page();
            String[][] rows = {
                {"Item", "Amount", "Unit"}, {"Flour", "500", "g"}, {"Milk", "2", "l"}, {"Salt", "10", "g"}
            };
            for (int r = 0; r < rows.length; r++) {
                for (int c = 0; c < 3; c++) {
                    file.text(r == 0 ? PdfFile.BOLD : PdfFile.PLAIN, 11, 72 + 120 * c, 100 + 16 * r, rows[r][c]);
                }
            }
            assertThat(parse(file.bytes()).text())
                    .isEqualTo("Item: Flour | Amount: 500 | Unit: g\nItem: Milk | Amount: 2 | Unit: l\n"
                            + "Item: Salt | Amount: 10 | Unit: g");
        }
    }

    @Test
    void leavesOutWhatEveryPageRepeatsAndJoinsAParagraphOverPages() {
        try (PdfFile file = new PdfFile()) {
            for (int i = 1; i <= 4; i++) {
                file.page().text(PdfFile.PLAIN, 9, 72, 40, "Handbook of the house");
                file.text(PdfFile.PLAIN, 9, 290, 810, "Page " + i + " of 4");
                file.lines(
                        72,
                        200,
                        List.of("words of page number " + i + " which are here", "and go on for ever and a day and"));
            }
            Extraction extraction = parse(file.bytes());
            assertThat(extraction.text()).doesNotContain("Handbook", "of 4").startsWith("words of page number 1");
            assertThat(extraction.blocks()).hasSize(1);
            assertThat(extraction.pages())
                    .allSatisfy(page -> assertThat(page.span().of(extraction.text()))
                            .startsWith("words of page number " + page.number())
                            .endsWith("day and"));
        }
    }

    @Test
    void joinsADividedWordOnlyWhenTheFileHasItWhole() {
        try (PdfFile file = new PdfFile()) {
            file.page();
            file.lines(
                    72,
                    100,
                    List.of(
                            "The information is here. We send infor-",
                            "mation to all, and a well-",
                            "known bird sings for it."));
            assertThat(parse(file.bytes()).text())
                    .isEqualTo(
                            "The information is here. We send information to all, and a well-known bird sings for it.");
        }
    }

    @Test
    void findsHeadingsListsAndItems() {
        try (PdfFile file = new PdfFile()) {
            file.page().text(PdfFile.BOLD, 18, 72, 80, "1 Birds").text(PdfFile.BOLD, 14, 72, 110, "1.1 Small birds");
            file.lines(
                    72,
                    140,
                    List.of("There are many of them, and they sing. This is what they eat", "from day to day:"));
            file.text(PdfFile.PLAIN, 11, 80, 180, "• seeds of any kind").text(PdfFile.PLAIN, 11, 80, 194, "• worms");
            Extraction extraction = parse(file.bytes());
            assertThat(extraction.blocks())
                    .extracting(Block::kind)
                    .containsExactly(
                            Block.Kind.HEADING,
                            Block.Kind.HEADING,
                            Block.Kind.PARAGRAPH,
                            Block.Kind.LIST_ITEM,
                            Block.Kind.LIST_ITEM);
            assertThat(extraction.blocks()).extracting(Block::level).startsWith(1, 2);
            assertThat(texts(extraction, Block.Kind.LIST_ITEM)).containsExactly("• seeds of any kind", "• worms");
        }
    }

    @Test
    void readsInvisibleTextAndTextDrawnTwiceOnce() {
        try (PdfFile file = new PdfFile()) {
            file.page().draw(content -> {
                content.beginText();
                content.setRenderingMode(RenderingMode.NEITHER);
                content.setFont(file.font(PdfFile.PLAIN), 11);
                content.newLineAtOffset(72, 600);
                content.showText("Recognised before");
                content.endText();
            });
            file.text(PdfFile.PLAIN, 11, 72, 400, "Twice drawn").text(PdfFile.PLAIN, 11, 72.3f, 400, "Twice drawn");
            assertThat(parse(file.bytes()).text()).isEqualTo("Recognised before\n\nTwice drawn");
        }
    }

    @Test
    void countsPagesWithoutText() {
        try (PdfFile file = new PdfFile()) {
            file.page().text(PdfFile.PLAIN, 11, 72, 100, "Text of the first page.");
            file.page().rule(10, 10, 200, 200).page();
            Extraction extraction = parse(file.bytes());
            assertThat(extraction.pages())
                    .extracting(PageLayout::origin)
                    .containsExactly(Origin.TEXT, Origin.NONE, Origin.BLANK);
            assertThat(extraction.warnings())
                    .anySatisfy(warning -> assertThat(warning).contains("Page 2 shows", "Tesseract"))
                    .contains("Page 3 is blank.");
        }
    }

    @Test
    void opensAFileThatOnlyItsOwnerMayChange() throws Exception {
        assertThat(parse(encrypted("")).text()).contains("Kept text");
        assertRefused(encrypted("secret"), Reason.ENCRYPTED);
    }

    private static byte[] encrypted(String password) throws Exception {
        try (PdfFile file = new PdfFile()) {
            file.page().text(PdfFile.PLAIN, 11, 72, 100, "Kept text");
            var policy = new StandardProtectionPolicy("owner", password, new AccessPermission());
            policy.setEncryptionKeyLength(128);
            file.document.protect(policy);
            return file.bytes();
        }
    }

    @Test
    void readsWhatIsLeftOfATruncatedFile() {
        try (PdfFile file = new PdfFile()) {
            for (int i = 0; i < 40; i++) {
                file.page().text(PdfFile.PLAIN, 11, 72, 100, "Text of one page, number " + i + ".");
            }
            byte[] whole = file.bytes();
            assertRefused(Arrays.copyOf(whole, whole.length / 10), Reason.BROKEN);
            Extraction rest = parse(Arrays.copyOf(whole, whole.length - 60));
            assertThat(rest.warnings()).anyMatch(warning -> warning.contains("cut off"));
        }
    }

    @Test
    void endsWhereAPageTreeAnOutlineOrAFormIsCyclic() {
        try (PdfFile file = new PdfFile()) {
            file.page().text(PdfFile.PLAIN, 11, 72, 100, "Text all the same.");
            COSDictionary pages = file.document.getPages().getCOSObject();
            pages.getCOSArray(COSName.KIDS).add(pages);
            COSDictionary item = new COSDictionary();
            item.setString(COSName.TITLE, "Round");
            item.setItem(COSName.NEXT, item);
            item.setItem(COSName.FIRST, item);
            COSDictionary outline = new COSDictionary();
            outline.setItem(COSName.FIRST, item);
            file.document.getDocumentCatalog().getCOSObject().setItem(COSName.OUTLINES, outline);
            assertThat(parse(file.bytes()).text()).startsWith("Text all the same.");
        }
    }
}
