package dev.attest.samples.sheet;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Decides what a cell's text is; a number or date gets the format that shows it exactly as it was written. */
final class CellValues {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    /** No leading zeros (they are part of an identifier), no sign but minus, thousands by comma or not at all. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,2}(,\\d{3})+|[1-9]\\d{0,14})(\\.\\d{1,6})?");

    private final XSSFWorkbook workbook;
    private final Map<String, CellStyle> styles = new HashMap<>();

    CellValues(XSSFWorkbook workbook) {
        this.workbook = workbook;
    }

    void set(XSSFCell cell, String text) {
        if (NUMBER.matcher(text).matches()) {
            cell.setCellValue(Double.parseDouble(text.replace(",", "")));
            cell.setCellStyle(style(numberFormat(text)));
        } else if (DATE.matcher(text).matches()) {
            try {
                cell.setCellValue(LocalDate.parse(text));
                cell.setCellStyle(style("yyyy-mm-dd"));
            } catch (DateTimeException e) { // looks like a date, is none
                cell.setCellValue(text);
            }
        } else {
            cell.setCellValue(text);
        }
    }

    private static String numberFormat(String text) {
        int point = text.indexOf('.');
        String whole = text.contains(",") ? "#,##0" : "0";
        return point < 0 ? whole : whole + "." + "0".repeat(text.length() - point - 1);
    }

    private CellStyle style(String format) {
        return styles.computeIfAbsent(format, f -> {
            CellStyle style = workbook.createCellStyle();
            style.setDataFormat(workbook.createDataFormat().getFormat(f));
            return style;
        });
    }
}
