package dev.attest.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OfficeTest {

    @TempDir
    private Path folder;

    @Test
    void writesWordWithHeadingStylesListsAndRepeatedHeader() throws IOException {
        try (InputStream in = Files.newInputStream(TestCorpus.write("rules", folder));
                XWPFDocument document = new XWPFDocument(in)) {
            List<String> words = TestCorpus.source("rules").written().words();
            assertThat(TestCorpus.missing(words, new XWPFWordExtractor(document).getText()))
                    .isEmpty();
            assertThat(document.getParagraphs())
                    .filteredOn(paragraph -> paragraph.getText().equals("1 Equipment"))
                    .extracting(XWPFParagraph::getStyle)
                    .containsExactly("Heading2");
            assertThat(document.getStyles()
                            .getStyle("Heading2")
                            .getCTStyle()
                            .getPPr()
                            .getOutlineLvl()
                            .getVal())
                    .isEqualTo(1);
            XWPFTable table = document.getTables().get(0);
            assertThat(table.getRow(0).isRepeatHeader()).isTrue();
            assertThat(table.getRow(2).getCell(2).getText()).isEqualTo("9");
            assertThat(document.getHeaderList().get(0).getText()).contains("Pier Rules");
        }
    }

    @Test
    void startsTheNumbersOfEveryListAgain() throws IOException {
        try (InputStream in = Files.newInputStream(TestCorpus.write("rules", folder));
                XWPFDocument document = new XWPFDocument(in)) {
            XWPFParagraph vest = paragraph(document, "Wear a vest.");
            XWPFParagraph boots = paragraph(document, "Wear boots.");
            XWPFParagraph coil = paragraph(document, "Coil them.");
            XWPFParagraph channel = paragraph(document, "channel 12 by day");

            assertThat(vest.getNumFmt()).isEqualTo("decimal");
            assertThat(boots.getNumID()).isEqualTo(vest.getNumID());
            assertThat(coil.getNumID()).isNotEqualTo(vest.getNumID());
            assertThat(channel.getNumFmt()).isEqualTo("bullet");
            assertThat(channel.getNumIlvl()).isEqualTo(1);
        }
    }

    private static XWPFParagraph paragraph(XWPFDocument document, String text) {
        return document.getParagraphs().stream()
                .filter(paragraph -> paragraph.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void writesSlidesWithTitlesTablesAndNotes() throws IOException {
        try (InputStream in = Files.newInputStream(TestCorpus.write("talk", folder));
                XMLSlideShow show = new XMLSlideShow(in)) {
            XSLFSlide welcome = show.getSlides().get(0);
            XSLFSlide figures = show.getSlides().get(1);

            assertThat(show.getSlides()).extracting(XSLFSlide::getTitle).containsExactly("Welcome", "Figures");
            assertThat(((XSLFTextShape) welcome.getShapes().get(1)).getTextParagraphs())
                    .extracting(paragraph -> paragraph.getText() + " " + paragraph.getIndentLevel())
                    .containsExactly("Coffee at nine 0", "Boats at ten 0", "two of them 1");
            assertThat(welcome.getNotes().getPlaceholders())
                    .extracting(XSLFTextShape::getText)
                    .contains("Wait until everyone has coffee.");
            XSLFTable table = (XSLFTable) figures.getShapes().get(2);
            assertThat(table.getCell(2, 1).getText()).isEqualTo("77");
            assertThat(((XSLFTextShape) figures.getShapes().get(3)).getText()).isEqualTo("After the table.");
        }
        assertThat(TestCorpus.source("talk").written().words())
                .containsSequence("two", "of", "them", "Wait", "until", "everyone", "has", "coffee.", "Figures");
    }

    @Test
    void writesSheetsWhoseNumbersAndDatesReadAsTheyWereWritten() throws IOException {
        try (InputStream in = Files.newInputStream(TestCorpus.write("stock", folder));
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            XSSFSheet ropes = workbook.getSheet("Ropes");
            Row row = ropes.getRow(1);
            DataFormatter shown = new DataFormatter();

            assertThat(row.getCell(1).getCellType()).isEqualTo(CellType.NUMERIC);
            assertThat(row.getCell(1).getNumericCellValue()).isEqualTo(1240.5);
            assertThat(row)
                    .extracting(shown::formatCellValue)
                    .containsExactly("Mooring rope", "1,240.50", "2025-01-31", "007");
            assertThat(row.getCell(2).getLocalDateTimeCellValue()).hasToString("2025-01-31T00:00");
            assertThat(row.getCell(3).getCellType()).isEqualTo(CellType.STRING);
            assertThat(ropes.getPaneInformation().isFreezePane()).isTrue();
            assertThat(shown.formatCellValue(
                            workbook.getSheet("Lamps").getRow(1).getCell(1)))
                    .isEqualTo("12.0");
        }
    }

    @Test
    void writesCsvInTheEncodingAskedFor() throws IOException {
        String csv =
                Files.readString(TestCorpus.write("visits", folder), java.nio.charset.Charset.forName("windows-1252"));

        assertThat(csv).isEqualTo("Place;Note\r\nÅlesund;\"lamp; battery\"\r\nBodø;“loose” bolt\r\n");
    }
}
