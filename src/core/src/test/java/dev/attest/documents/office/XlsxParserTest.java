package dev.attest.documents.office;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Extraction;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Parser;
import java.time.LocalDateTime;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class XlsxParserTest extends OfficeParserContract {

    private final XSSFWorkbook book = new XSSFWorkbook();

    @Override
    protected Parser parser() {
        return new XlsxParser(ParseLimits.DEFAULT);
    }

    @Override
    protected String mediaType() {
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    }

    @Override
    protected byte[] readable() {
        XSSFWorkbook readable = new XSSFWorkbook();
        XSSFSheet sheet = readable.createSheet("Größe 😀");
        fill(sheet, 0, "Second paragraph.");
        return OfficeFile.bytes(readable);
    }

    @Override
    protected byte[] withoutText() {
        XSSFWorkbook empty = new XSSFWorkbook();
        empty.createSheet("Nothing");
        return OfficeFile.bytes(empty);
    }

    private static void fill(XSSFSheet sheet, int number, Object... values) {
        XSSFRow row = sheet.createRow(number);
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Number value) {
                row.createCell(i).setCellValue(value.doubleValue());
            } else if (!values[i].equals("")) {
                row.createCell(i).setCellValue(values[i].toString());
            }
        }
    }

    private static void format(XSSFSheet sheet, int row, int column, String format) {
        CellStyle style = sheet.getWorkbook().createCellStyle();
        style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat(format));
        sheet.getRow(row).getCell(column).setCellStyle(style);
    }

    private Extraction parsed() {
        return parse(OfficeFile.bytes(book));
    }

    @Test
    void writesRowsWithTheirHeadersUnderTheSheetsName() {
        XSSFSheet sheet = book.createSheet("Prices");
        book.createSheet("Empty");
        fill(sheet, 0, "Product", "Price", 2024);
        fill(sheet, 1, "Pump", 12.5, 7);
        fill(sheet, 2, "Valve", 3, "");
        assertThat(kinds(parsed()))
                .containsExactly(
                        "HEADING 1 Prices",
                        "TABLE_ROW 0 Product: Pump | Price: 12.5 | 2024: 7",
                        "TABLE_ROW 0 Product: Valve | Price: 3");
    }

    @Test
    void showsValuesAsTheSheetDoes() {
        XSSFSheet sheet = book.createSheet("S");
        fill(sheet, 0, "Share", "Amount", "Day", "Moment", "Month", "Sum", "True", "Broken");
        fill(sheet, 1, 0.125, 1234.5, 0, 0, 0);
        XSSFRow row = sheet.getRow(1);
        format(sheet, 1, 0, "0.0%");
        format(sheet, 1, 1, "#,##0.00 [$€-407]");
        LocalDateTime moment = LocalDateTime.of(2024, 3, 31, 14, 5, 0);
        for (int column = 2; column < 5; column++) {
            row.getCell(column).setCellValue(moment);
        }
        format(sheet, 1, 2, "m/d/yy");
        format(sheet, 1, 3, "dd.mm.yyyy hh:mm");
        format(sheet, 1, 4, "mmmm yyyy");
        Cell sum = row.createCell(5);
        sum.setCellFormula("1+1");
        sum.setCellValue(2);
        row.createCell(6).setCellValue(true);
        row.createCell(7).setCellErrorValue((byte) 0x07);
        assertThat(blocks(parsed()))
                .contains("Share: 12.5% | Amount: 1,234.50 € | Day: 2024-03-31 | Moment: 2024-03-31 14:05"
                        + " | Month: March 2024 | Sum: 2 | True: TRUE | Broken: #DIV/0!");
    }

    @Test
    void showsAMomentInTheSystemsOwnFormat() {
        XSSFSheet sheet = book.createSheet("S");
        fill(sheet, 0, "Name", "At", "On");
        fill(sheet, 1, "A", 0.75, 45000.0);
        format(sheet, 1, 1, "[$-x-systime]h:mm:ss AM/PM");
        format(sheet, 1, 2, "[$-x-sysdate]dddd, mmmm dd, yyyy");
        assertThat(blocks(parsed())).contains("Name: A | At: 6:00:00 PM | On: 2023-03-15");
    }

    @Test
    void findsEachTableOfASheetAndTheLinesAboveIt() {
        XSSFSheet sheet = book.createSheet("S");
        fill(sheet, 0, "Our prices");
        fill(sheet, 1, "Product", "Price");
        fill(sheet, 2, "Pump", 1);
        fill(sheet, 4, "City", "People");
        fill(sheet, 5, "Rome", 3);
        fill(sheet, 7, "Owner", "Ann");
        fill(sheet, 8, "Place", "Oslo");
        assertThat(blocks(parsed()))
                .containsExactly(
                        "S",
                        "Our prices",
                        "Product: Pump | Price: 1",
                        "City: Rome | People: 3",
                        "Owner | Ann",
                        "Place | Oslo");
    }

    @Test
    void takesLabelsAboveABlankRowForHeaders() {
        XSSFSheet sheet = book.createSheet("S");
        fill(sheet, 0, "Number", "Square");
        fill(sheet, 2, 2, 4);
        fill(sheet, 3, 3, 9);
        assertThat(blocks(parsed())).containsExactly("S", "Number: 2 | Square: 4", "Number: 3 | Square: 9");
    }

    @Test
    void fillsInMergedCells() {
        XSSFSheet sheet = book.createSheet("S");
        fill(sheet, 0, "Region", "2024", "");
        fill(sheet, 1, "", "Q1", "Q2");
        fill(sheet, 2, "North", 1, 2);
        fill(sheet, 3, "", 3, 4);
        sheet.addMergedRegion(CellRangeAddress.valueOf("A1:A2"));
        sheet.addMergedRegion(CellRangeAddress.valueOf("B1:C1"));
        sheet.addMergedRegion(CellRangeAddress.valueOf("A3:A4"));
        assertThat(blocks(parsed()))
                .containsExactly(
                        "S", "Region: North | 2024 Q1: 1 | 2024 Q2: 2", "Region: North | 2024 Q1: 3 | 2024 Q2: 4");
    }

    @Test
    void takesTheFirstRowOfAFilterForHeaders() {
        XSSFSheet sheet = book.createSheet("S");
        fill(sheet, 0, "Name", "City");
        fill(sheet, 1, "Ann", "Rome");
        sheet.setAutoFilter(CellRangeAddress.valueOf("A1:B2"));
        assertThat(blocks(parsed())).containsExactly("S", "Name: Ann | City: Rome");
    }

    @Test
    void writesEachLineBesideATitleThatReachesDownOnce() {
        XSSFSheet sheet = book.createSheet("S");
        fill(sheet, 0, "Price list ACME");
        fill(sheet, 1, "", "Valid from March");
        fill(sheet, 2, "", "Contact Rita");
        fill(sheet, 3, "Product", "Price");
        fill(sheet, 4, "Pump", 1);
        sheet.addMergedRegion(CellRangeAddress.valueOf("A1:A3"));
        assertThat(blocks(parsed()))
                .containsExactly(
                        "S", "Price list ACME", "Valid from March", "Contact Rita", "Product: Pump | Price: 1");
    }

    @Test
    void writesATitleMergedOverTwoRowsOnce() {
        XSSFSheet sheet = book.createSheet("S");
        fill(sheet, 0, "Price list ACME", "");
        fill(sheet, 1);
        fill(sheet, 2, "Product", "Price");
        fill(sheet, 3, "Pump", 1);
        sheet.addMergedRegion(CellRangeAddress.valueOf("A1:B2"));
        assertThat(blocks(parsed())).containsExactly("S", "Price list ACME", "Product: Pump | Price: 1");
    }

    @Test
    void takesOnlyTheMarkedRowAndItsGroupsForHeaders() {
        XSSFSheet sheet = book.createSheet("S");
        fill(sheet, 0, "Stock of the north", "", "");
        fill(sheet, 1, "Owner", "Ann");
        fill(sheet, 2, "Counted", 12);
        fill(sheet, 3, "", "Shelf", "");
        fill(sheet, 4, "Part", "From", "To");
        fill(sheet, 5, "Pump", 1, 2);
        fill(sheet, 6, "Valve", 3, 4);
        sheet.addMergedRegion(CellRangeAddress.valueOf("A1:C1"));
        sheet.addMergedRegion(CellRangeAddress.valueOf("B4:C4"));
        sheet.setAutoFilter(CellRangeAddress.valueOf("A5:C7"));
        assertThat(kinds(parsed()))
                .containsExactly(
                        "HEADING 1 S",
                        "Stock of the north",
                        "TABLE_ROW 0 Owner | Ann",
                        "TABLE_ROW 0 Counted | 12",
                        "TABLE_ROW 0 Part: Pump | Shelf From: 1 | Shelf To: 2",
                        "TABLE_ROW 0 Part: Valve | Shelf From: 3 | Shelf To: 4");
    }

    @Test
    void joinsHeadersThatReachDownIntoTheMarkedRow() {
        XSSFSheet sheet = book.createSheet("S");
        fill(sheet, 0, "Part", "Shelf");
        fill(sheet, 1);
        fill(sheet, 2, "Pump", "A7");
        sheet.addMergedRegion(CellRangeAddress.valueOf("A1:A2"));
        sheet.addMergedRegion(CellRangeAddress.valueOf("B1:B2"));
        sheet.setAutoFilter(CellRangeAddress.valueOf("A2:B3"));
        assertThat(blocks(parsed())).containsExactly("S", "Part: Pump | Shelf: A7");
    }

    @Test
    void warnsOfHiddenSheetsAndOfFormulasWithoutResults() {
        fill(book.createSheet("Shown"), 0, "a", "b");
        XSSFSheet hidden = book.createSheet("Hidden");
        fill(hidden, 0, "c", "d");
        book.setSheetVisibility(1, SheetVisibility.VERY_HIDDEN);
        Extraction extraction = parsed();
        assertThat(blocks(extraction)).containsExactly("Shown", "a | b", "Hidden", "c | d");
        assertThat(extraction.warnings()).containsExactly("\"the file.x\" holds a hidden sheet, which was read too.");
        Extraction formulas = parse(OfficeFile.xlsx(
                        "<x:sheetData><x:row><x:c t=\"inlineStr\"><x:is><x:t>a</x:t></x:is></x:c><x:c><x:f>1+1</x:f></x:c>"
                                + "</x:row></x:sheetData>")
                .bytes());
        assertThat(formulas.warnings()).singleElement().asString().contains("a formula without a stored result");
    }
}
