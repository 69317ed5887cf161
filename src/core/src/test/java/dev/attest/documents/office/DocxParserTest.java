package dev.attest.documents.office;

import static dev.attest.documents.office.OfficeFile.docx;
import static dev.attest.documents.office.OfficeFile.paragraph;
import static dev.attest.documents.office.OfficeFile.styled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Extraction;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Parser;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;

class DocxParserTest extends OfficeParserContract {

    private static final String HEADINGS = """
            <w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/>
              <w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
            <w:style w:type="paragraph" w:styleId="Kapitel"><w:name w:val="Kapitel"/>
              <w:basedOn w:val="berschrift1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
            <w:style w:type="paragraph" w:styleId="Unterkapitel"><w:name w:val="Unterkapitel"/>
              <w:basedOn w:val="Kapitel"/></w:style>
            <w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
            <w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>
            """;

    @Override
    protected Parser parser() {
        return new DocxParser(ParseLimits.DEFAULT);
    }

    @Override
    protected String mediaType() {
        return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    }

    @Override
    protected byte[] readable() {
        return docx(styled("berschrift1", "Größe 😀") + paragraph("First.") + paragraph("Second paragraph."))
                .styles(HEADINGS)
                .bytes();
    }

    @Override
    protected byte[] withoutText() {
        return docx(paragraph(" ")).bytes();
    }

    private Extraction body(String body) {
        return parse(docx(body).styles(HEADINGS).bytes());
    }

    @Test
    void findsHeadingsByOutlineLevelInAnyLanguage() {
        Extraction extraction = body(styled("Titel", "The title")
                + styled("Verzeichnis1", "Chapter 3")
                + styled("berschrift1", "One")
                + styled("Kapitel", "Two")
                + styled("Unterkapitel", "Three")
                + "<w:p><w:pPr><w:outlineLvl w:val=\"7\"/></w:pPr><w:r><w:t>Deep</w:t></w:r></w:p>"
                + "<w:p><w:pPr><w:pStyle w:val=\"Kapitel\"/><w:outlineLvl w:val=\"9\"/></w:pPr>"
                + "<w:r><w:t>Text</w:t></w:r></w:p>");
        assertThat(kinds(extraction))
                .containsExactly(
                        "HEADING 1 The title",
                        "HEADING 1 One",
                        "HEADING 2 Two",
                        "HEADING 2 Three",
                        "HEADING 6 Deep",
                        "Text");
        assertThat(extraction.title()).isEqualTo("The title");
    }

    @Test
    void takesTheTitleOfTheProperties() {
        XWPFDocument document = new XWPFDocument();
        document.getProperties().getCoreProperties().setTitle("Handbook");
        document.createParagraph().createRun().setText("Text");
        assertThat(parse(OfficeFile.bytes(document)).title()).isEqualTo("Handbook");
    }

    @Test
    void numbersListsAsTheyAreShown() {
        String levels = """
                <w:abstractNum w:abstractNumId="1">
                  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
                  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>
                  <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>
                </w:abstractNum>
                <w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>
                <w:num w:numId="6"><w:abstractNumId w:val="1"/>
                  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
                """;
        Extraction extraction = parse(docx(item(5, 0, "a")
                        + item(5, 1, "b")
                        + item(5, 1, "c")
                        + item(5, 2, "d")
                        + item(5, 0, "e")
                        + item(5, 1, "f")
                        + paragraph("Between")
                        + item(6, 0, "g"))
                .word("numbering", levels)
                .bytes());
        assertThat(extraction.text()).isEqualTo("1. a\n  1.a) b\n  1.b) c\n    - d\n2. e\n  2.a) f\n\nBetween\n\n7. g");
    }

    private static String item(int list, int level, String text) {
        return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" + level + "\"/><w:numId w:val=\"" + list
                + "\"/></w:numPr></w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
    }

    @Test
    void writesTheRowsOfATableWithItsHeaders() {
        XWPFDocument document = new XWPFDocument();
        XWPFTable table = document.createTable(3, 2);
        String[][] cells = {{"Product", "Price"}, {"Pump", "12 €"}, {"Valve", "3 €"}};
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 2; column++) {
                table.getRow(row).getCell(column).setText(cells[row][column]);
            }
        }
        assertThat(kinds(parse(OfficeFile.bytes(document))))
                .containsExactly("TABLE_ROW 0 Product: Pump | Price: 12 €", "TABLE_ROW 0 Product: Valve | Price: 3 €");
    }

    @Test
    void fillsInCellsThatSpanRowsAndColumns() {
        Extraction extraction = body("<w:tbl>"
                + "<w:tr><w:trPr><w:tblHeader/></w:trPr>" + cell("Region", "<w:vMerge w:val=\"restart\"/>")
                + cell("2024", "<w:gridSpan w:val=\"2\"/>") + "</w:tr>"
                + "<w:tr><w:trPr><w:tblHeader/></w:trPr>" + cell("", "<w:vMerge/>") + cell("Q1", "") + cell("Q2", "")
                + "</w:tr><w:tr>" + cell("North", "<w:vMerge w:val=\"restart\"/>") + cell("1", "") + cell("2", "")
                + "</w:tr><w:sdt><w:sdtContent><w:tr>" + cell("", "<w:vMerge/>") + cell("3", "") + cell("4", "")
                + "</w:tr></w:sdtContent></w:sdt></w:tbl>");
        assertThat(blocks(extraction))
                .containsExactly("Region: North | 2024 Q1: 1 | 2024 Q2: 2", "Region: North | 2024 Q1: 3 | 2024 Q2: 4");
    }

    private static String cell(String text, String properties) {
        return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + paragraph(text) + "</w:tc>";
    }

    @Test
    void writesATableWithinATableAfterIt() {
        String inner = "<w:tbl><w:tr>" + cell("A", "") + cell("B", "") + "</w:tr><w:tr>" + cell("1", "") + cell("2", "")
                + "</w:tr></w:tbl>";
        Extraction extraction = body("<w:tbl><w:tr>" + cell("Name", "") + cell("More", "") + "</w:tr><w:tr>"
                + cell("Ann", "") + "<w:tc>" + inner + paragraph("x") + "</w:tc></w:tr></w:tbl>");
        assertThat(blocks(extraction)).containsExactly("Name: More", "Ann: x", "A: 1 | B: 2");
    }

    @Test
    void readsATableThatOnlyArrangesTextAsText() {
        Extraction extraction = body("<w:tbl><w:tr><w:tc>" + styled("Kapitel", "Left") + paragraph("a")
                + "</w:tc><w:tc>" + styled("Kapitel", "Right") + paragraph("b") + "</w:tc></w:tr></w:tbl>");
        assertThat(kinds(extraction)).containsExactly("HEADING 2 Left", "a", "HEADING 2 Right", "b");
    }

    @Test
    void readsPairsOfANameAndAValueEachOnItsOwn() {
        assertThat(blocks(body(table(row("Name", "Rita Moe"), row("Role:", "Sales"), row("Phone", "none")))))
                .containsExactly("Name: Rita Moe", "Role: Sales", "Phone: none");
        assertThat(blocks(body(table(row("Ann", "Rome"), row("Ann", "Oslo")))))
                .containsExactly("Ann | Rome", "Ann | Oslo");
    }

    @Test
    void takesABoldFirstRowOfTwoColumnsForHeaders() {
        String bold = row("Name", "City").replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>");
        assertThat(blocks(body(table(bold, row("Ann", "Rome"))))).containsExactly("Name: Ann | City: Rome");
        String styled = "<w:tbl><w:tblPr><w:tblStyle w:val=\"Lines\"/></w:tblPr>" + row("Name", "City")
                + row("Ann", "Rome") + "</w:tbl>";
        String style = "<w:style w:type=\"table\" w:styleId=\"Lines\"><w:name w:val=\"Lines\"/>"
                + "<w:tblStylePr w:type=\"firstRow\"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>";
        assertThat(blocks(parse(docx(styled).styles(style).bytes()))).containsExactly("Name: Ann | City: Rome");
    }

    @Test
    void takesHeadingsInTheFirstRowForHeaders() {
        String head = "<w:tr><w:tc>" + styled("Kapitel", "Name") + "</w:tc><w:tc>" + styled("Kapitel", "City")
                + "</w:tc></w:tr>";
        assertThat(kinds(body(table(head, row("Ann", "Rome"))))).containsExactly("TABLE_ROW 0 Name: Ann | City: Rome");
        assertThat(kinds(body(table(row("Ann", "Rome"), head))))
                .containsExactly("Ann", "Rome", "HEADING 2 Name", "HEADING 2 City");
    }

    private static String table(String... rows) {
        return "<w:tbl>" + String.join("", rows) + "</w:tbl>";
    }

    private static String row(String first, String second) {
        return "<w:tr>" + cell(first, "") + cell(second, "") + "</w:tr>";
    }

    @Test
    void keepsInsertionsAndDropsDeletions() {
        Extraction extraction = body("<w:p><w:r><w:t xml:space=\"preserve\">Pay </w:t></w:r>"
                + "<w:del><w:r><w:delText>10</w:delText></w:r></w:del><w:ins><w:r><w:t>20</w:t></w:r></w:ins>"
                + "<w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom></w:p>"
                + "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>One</w:t></w:r></w:p>" + paragraph("line"));
        assertThat(blocks(extraction)).containsExactly("Pay 20", "One line");
        assertThat(extraction.warnings()).singleElement().asString().contains("tracked changes");
    }

    @Test
    void keepsAParagraphThatHasNoneToRunOnInto() {
        String table = "<w:tbl><w:tr>" + cell("A", "") + cell("B", "") + "</w:tr><w:tr>" + cell("1", "") + cell("2", "")
                + "</w:tr></w:tbl>";
        assertThat(blocks(body(runningOn("Last")))).containsExactly("Last");
        assertThat(blocks(body(runningOn("Before") + table + paragraph("After"))))
                .containsExactly("Before", "A: 1 | B: 2", "After");
        assertThat(blocks(body(runningOn("Before") + styled("Verzeichnis1", "Chapter 3") + paragraph("After"))))
                .containsExactly("Before", "After");
        assertThat(blocks(
                        body("<w:tbl><w:tr><w:tc>" + runningOn("Framed") + "</w:tc></w:tr></w:tbl>" + paragraph("x"))))
                .containsExactly("Framed", "x");
        String box = "<w:r><w:txbxContent>" + paragraph("In a box") + "</w:txbxContent></w:r>";
        assertThat(blocks(body(runningOn("One").replace("</w:p>", box + "</w:p>") + paragraph("line"))))
                .containsExactly("In a box", "One line");
    }

    private static String runningOn(String text) {
        return "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
    }

    @Test
    void readsResultsOfFieldsAndNotTheirCodes() {
        Extraction extraction = body("<w:p><w:r><w:t xml:space=\"preserve\">See </w:t></w:r>"
                + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK </w:instrText></w:r>"
                + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:t>inner</w:t></w:r>"
                + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
                + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>page 4</w:t></w:r>"
                + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:fldSimple w:instr=\"PAGE\"><w:r><w:t>, or 5</w:t></w:r>"
                + "</w:fldSimple><w:hyperlink r:id=\"rId9\"><w:r><w:t>, there</w:t></w:r></w:hyperlink></w:p>"
                + "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>" + paragraph("After an open field"));
        assertThat(blocks(extraction)).containsExactly("See page 4, or 5, there", "After an open field");
    }

    @Test
    void putsNotesAndTextBoxesAfterTheirParagraph() {
        Extraction extraction = parse(docx("<w:p><w:r><w:t>Claim</w:t><w:footnoteReference w:id=\"2\"/></w:r>"
                        + "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><w:txbxContent>"
                        + paragraph("In a box") + "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict>"
                        + "<w:txbxContent>" + paragraph("In a box") + "</w:txbxContent></w:pict></mc:Fallback>"
                        + "</mc:AlternateContent></w:r></w:p>" + paragraph("Next"))
                .word("footnotes", "<w:footnote w:id=\"2\">" + paragraph("The note") + "</w:footnote>")
                .bytes());
        assertThat(blocks(extraction)).containsExactly("Claim", "The note", "In a box", "Next");
    }

    @Test
    void readsWhatIsShownOfSpecialCharacters() {
        Extraction extraction = body("<w:p><w:r><w:t>soft\u00adware</w:t><w:tab/><w:t>non</w:t><w:noBreakHyphen/>"
                + "<w:t>stop</w:t><w:softHyphen/><w:br/><w:t>line</w:t></w:r>"
                + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
                + "<w:sdt><w:sdtContent><w:r><w:t>!</w:t></w:r></w:sdtContent></w:sdt></w:p>"
                + "<w:p><m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den>"
                + "</m:f></m:oMath></w:p>");
        assertThat(blocks(extraction)).containsExactly("software non-stop\nline!", "a/b");
        assertThat(extraction.warnings()).singleElement().asString().contains("hidden text");
    }

    @Test
    void warnsOfMacrosEmbeddedFilesAndComments() {
        List<String> warnings = parse(docx(paragraph("Text"))
                        .put("word/vbaProject.bin", new byte[] {1, 2, 3})
                        .put("word/embeddings/oleObject1.bin", new byte[9])
                        .put("word/embeddings/oleObject2.bin", new byte[9])
                        .word("comments", "<w:comment>" + paragraph("No!") + "</w:comment>")
                        .bytes())
                .warnings();
        assertThat(warnings)
                .containsExactly(
                        "\"the file.x\" holds macros, which Attest never runs.",
                        "\"the file.x\" holds 2 embedded files, which were not read; upload them separately to have them"
                                + " answered from.",
                        "\"the file.x\" holds a comment, which was left out.");
    }
}
