package dev.attest.samples.sheet;

import dev.attest.samples.source.About;
import dev.attest.samples.source.Block;
import dev.attest.samples.source.Rendering;
import dev.attest.samples.source.Source;
import dev.attest.samples.source.SourceWriter;
import dev.attest.samples.source.StableZip;
import dev.attest.samples.source.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Writes workbooks: a sheet for each level 1 heading, its header row frozen, numbers and dates as such. */
public final class XlsxWriter implements SourceWriter {

    private static final int LETTER = 256; // Excel's unit of width is 1/256 of a letter
    private static final int WIDEST = 60;

    @Override
    public Rendering render(Source source) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            About.write(workbook, source.front());
            CellValues values = new CellValues(workbook);
            CellStyle bold = bold(workbook);
            int rows = 0;
            for (Source.Part part : source.parts()) {
                XSSFSheet sheet = workbook.createSheet(part.title().text().plain());
                fill(sheet, part.table(), values, bold);
                rows += part.table().rows().size();
            }
            workbook.write(out);
            return new Rendering(StableZip.of(out.toByteArray()), rows, "rows");
        }
    }

    private static void fill(XSSFSheet sheet, Block.Table table, CellValues values, CellStyle bold) {
        XSSFRow header = sheet.createRow(0);
        for (int column = 0; column < table.header().size(); column++) {
            header.createCell(column).setCellValue(table.header().get(column).plain());
            header.getCell(column).setCellStyle(bold);
            sheet.setColumnWidth(column, LETTER * Math.min(WIDEST, 3 + longest(table, column)));
        }
        for (int row = 0; row < table.rows().size(); row++) {
            XSSFRow target = sheet.createRow(row + 1);
            List<Text> cells = table.rows().get(row);
            for (int column = 0; column < cells.size(); column++) {
                String text = cells.get(column).plain();
                if (!text.isEmpty()) {
                    values.set(target.createCell(column), text);
                }
            }
        }
        sheet.createFreezePane(0, 1);
    }

    private static int longest(Block.Table table, int column) {
        int longest = table.header().get(column).plain().length();
        for (List<Text> row : table.rows()) {
            longest = Math.max(longest, row.get(column).plain().length());
        }
        return longest;
    }

    private static CellStyle bold(XSSFWorkbook workbook) {
        Font font = workbook.createFont();
        font.setBold(true);
        CellStyle style = workbook.createCellStyle();
        style.setFont(font);
        return style;
    }
}
