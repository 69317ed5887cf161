package dev.attest.documents.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Block;
import dev.attest.documents.Extraction;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Source;
import dev.attest.documents.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Test;

/** What a page may hold besides lines of text from left to right. */
class PdfContentTest {

    private static Extraction parse(PdfFile file) {
        return new PdfParser(ParseLimits.DEFAULT, null)
                .parse(new Source("file.pdf", "application/pdf", file.bytes()))
                .blockOptional()
                .orElseThrow();
    }

    /** Shows codes 1, 2, … of a font whose file tells what some of them stand for. */
    private static void codes(PdfFile file, int count, String characters) throws IOException {
        COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE1);
        font.setItem(COSName.BASE_FONT, COSName.getPDFName("Own"));
        font.setInt(COSName.FIRST_CHAR, 1);
        font.setInt(COSName.LAST_CHAR, count);
        COSArray widths = new COSArray();
        COSArray names = new COSArray();
        names.add(COSInteger.ONE);
        StringBuilder shown = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            widths.add(COSInteger.get(500));
            names.add(COSName.getPDFName("own" + i));
            shown.append("%02x".formatted(i));
        }
        font.setItem(COSName.WIDTHS, widths);
        COSDictionary encoding = new COSDictionary();
        encoding.setItem(COSName.TYPE, COSName.ENCODING);
        encoding.setItem(COSName.DIFFERENCES, names);
        font.setItem(COSName.ENCODING, encoding);
        font.setItem(COSName.TO_UNICODE, characters(characters));
        COSDictionary fonts = new COSDictionary();
        fonts.setItem(COSName.getPDFName("Own"), font);
        PDResources resources = new PDResources();
        resources.getCOSObject().setItem(COSName.FONT, fonts);
        file.current().setResources(resources);
        COSStream content = stream("BT /Own 12 Tf 72 600 Td <" + shown + "> Tj ET");
        file.current().getCOSObject().setItem(COSName.CONTENTS, content);
    }

    private static COSStream characters(String characters) throws IOException {
        StringBuilder told = new StringBuilder();
        for (int i = 0; i < characters.length(); i++) {
            told.append("<%02x> <%04x>\n".formatted(i + 1, (int) characters.charAt(i)));
        }
        return stream("""
                /CIDInit /ProcSet findresource begin 12 dict begin begincmap
                /CMapType 2 def 1 begincodespacerange <00> <ff> endcodespacerange
                %d beginbfchar
                %sendbfchar endcmap end end
                """.formatted(characters.length(), told));
    }

    private static COSStream stream(String content) throws IOException {
        COSStream stream = new COSStream();
        try (var out = stream.createOutputStream()) {
            out.write(content.getBytes(StandardCharsets.US_ASCII));
        }
        return stream;
    }

    @Test
    void readsALineThatRunsToTheLeft() throws IOException {
        String shown = "םולש";
        try (PdfFile file = new PdfFile()) {
            codes(file.page(), 4, shown);
            Extraction extraction = parse(file);
            assertThat(extraction.text()).isEqualTo("שלום");
            var layout = extraction.pages().get(0);
            assertThat(layout.boxes(new Span(0, 1)).get(0).x())
                    .isGreaterThan(layout.boxes(new Span(3, 4)).get(0).x());
        }
    }

    @Test
    void warnsWhereManyCharactersCannotBeTold() throws IOException {
        try (PdfFile file = new PdfFile()) {
            codes(file.page(), 10, "Known");
            Extraction extraction = parse(file);
            assertThat(extraction.text()).isEqualTo("Known");
            assertThat(extraction.warnings()).anyMatch(warning -> warning.startsWith("50 % of the characters"));
        }
    }

    @Test
    void readsTextSetUprightBesideTheOther() {
        try (PdfFile file = new PdfFile()) {
            file.page().lines(150, 200, List.of("Most of the page runs to the right", "as it does in most files."));
            file.draw(content -> {
                content.beginText();
                content.setFont(file.font(PdfFile.PLAIN), 11);
                content.setTextMatrix(Matrix.getRotateInstance(Math.PI / 2, 100, 400));
                content.showText("Set upright");
                content.endText();
            });
            Extraction extraction = parse(file);
            assertThat(extraction.text())
                    .isEqualTo("Most of the page runs to the right as it does in most files.\n\nSet upright");
            int at = extraction.text().indexOf("Set");
            var box = extraction.pages().get(0).boxes(new Span(at, at + 11));
            assertThat(box).allMatch(each -> each.x() > 88 && each.x() + each.width() < 106);
        }
    }

    @Test
    void readsWhatIsFilledIntoAForm() throws IOException {
        try (PdfFile file = new PdfFile()) {
            file.page().text(PdfFile.PLAIN, 11, 72, 100, "Name of the ship:");
            PDAcroForm form = new PDAcroForm(file.document);
            file.document.getDocumentCatalog().setAcroForm(form);
            PDResources resources = new PDResources();
            resources.put(COSName.HELV, file.font(FontName.HELVETICA));
            form.setDefaultResources(resources);
            PDTextField field = new PDTextField(form);
            field.setPartialName("ship");
            field.setDefaultAppearance("/Helv 11 Tf 0 g");
            form.getFields().add(field);
            var widget = field.getWidgets().get(0);
            widget.setRectangle(new PDRectangle(72, 680, 200, 20));
            widget.setPage(file.current());
            file.current().getAnnotations().add(widget);
            file.current().setAnnotations(List.of(widget));
            field.setValue("Kittiwake");
            assertThat(parse(file).text()).contains("Name of the ship:").contains("Kittiwake");
        }
    }

    @Test
    void countsTheFilesInside() throws IOException {
        try (PdfFile file = new PdfFile()) {
            file.page().text(PdfFile.PLAIN, 11, 72, 100, "Text of the page.");
            PDComplexFileSpecification inside = new PDComplexFileSpecification();
            inside.setFile("data.csv");
            PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
            files.setNames(Map.of("data.csv", inside, "more.csv", inside));
            PDDocumentNameDictionary names = new PDDocumentNameDictionary(file.document.getDocumentCatalog());
            names.setEmbeddedFiles(files);
            file.document.getDocumentCatalog().setNames(names);
            file.document.getDocumentInformation().setTitle("A title");
            assertThat(parse(file).warnings())
                    .containsExactly(
                            "2 files are attached inside the PDF and were not read. Upload attached files on their own.");
        }
    }

    @Test
    void joinsTwoRowsOfHeadersAndNamesACellThatSpansColumnsOnce() {
        try (PdfFile file = new PdfFile()) {
            file.page();
            for (float y : new float[] {100, 120, 140, 160, 180}) {
                file.rule(72, y, 372, y);
            }
            file.rule(72, 100, 72, 180).rule(172, 100, 172, 180).rule(372, 100, 372, 180);
            file.rule(272, 120, 272, 160);
            file.text(PdfFile.BOLD, 10, 76, 114, "Plan").text(PdfFile.BOLD, 10, 200, 114, "Price");
            file.text(PdfFile.BOLD, 10, 76, 134, "name").text(PdfFile.BOLD, 10, 176, 134, "2024");
            file.text(PdfFile.BOLD, 10, 276, 134, "2025").text(PdfFile.PLAIN, 10, 76, 154, "Auk");
            file.text(PdfFile.PLAIN, 10, 176, 154, "5 €").text(PdfFile.PLAIN, 10, 276, 154, "6 €");
            file.text(PdfFile.PLAIN, 10, 76, 174, "Tern").text(PdfFile.PLAIN, 10, 176, 174, "free in both years");
            Extraction extraction = parse(file);
            assertThat(extraction.text())
                    .isEqualTo("Plan name: Auk | Price 2024: 5 € | Price 2025: 6 €\n"
                            + "Plan name: Tern | Price 2024: free in both years");
            assertThat(extraction.blocks()).allMatch(block -> block.kind() == Block.Kind.TABLE_ROW);
        }
    }

    @Test
    void tellsCodeWithItsRemarksFromTextAndTables() {
        try (PdfFile file = new PdfFile()) {
            file.page().lines(72, 100, List.of("The sorted vector is had by a call of the function,", "like this:"));
            for (int i = 0; i < 3; i++) {
                file.text(FontName.COURIER, 10, 90, 150 + 12 * i, "sort(v" + i + ")");
                file.text(PdfFile.PLAIN, 10, 200, 150 + 12 * i, "# in order " + i);
            }
            Extraction extraction = parse(file);
            assertThat(extraction.blocks())
                    .extracting(Block::kind)
                    .containsExactly(Block.Kind.PARAGRAPH, Block.Kind.CODE);
        }
    }

    @Test
    void takesACountedTitleInBoldForAHeadingThoughItEndsInADot() {
        try (PdfFile file = new PdfFile()) {
            file.page().text(PdfFile.BOLD, 11, 72, 100, "7.1 Naming scheme.");
            file.lines(72, 130, List.of("Names are given as they come, and stay.", "They are not changed later."));
            assertThat(parse(file).blocks())
                    .extracting(Block::kind)
                    .containsExactly(Block.Kind.HEADING, Block.Kind.PARAGRAPH);
        }
    }

    @Test
    void readsAnIndexColumnByColumn() {
        try (PdfFile file = new PdfFile()) {
            file.page();
            for (int i = 0; i < 9; i++) {
                file.text(PdfFile.PLAIN, 10, 72, 100 + 12 * i, "auk" + (char) ('a' + i) + ", " + (i + 3));
                file.text(PdfFile.PLAIN, 10, 320, 100 + 12 * i, "tern" + (char) ('a' + i) + ", 1, " + (i + 3));
            }
            Extraction extraction = parse(file);
            assertThat(extraction.blocks()).noneMatch(block -> block.kind() == Block.Kind.TABLE_ROW);
            assertThat(extraction.text().indexOf("auki"))
                    .isLessThan(extraction.text().indexOf("terna"));
        }
    }

    @Test
    void takesThePageNumberForNoTextWhereTheMarginIsWide() {
        try (PdfFile file = new PdfFile()) {
            for (int i = 1; i <= 4; i++) {
                file.page().lines(72, 300, List.of("Text of page number " + i + " is here, and has an end."));
                file.text(PdfFile.PLAIN, 10, 290, 720, "" + (40 + i));
            }
            assertThat(parse(file).text()).doesNotContain("41", "44");
        }
    }
}
