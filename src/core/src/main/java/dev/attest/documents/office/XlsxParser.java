package dev.attest.documents.office;

import dev.attest.documents.ParseLimits;
import dev.attest.documents.parsing.TextWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads Excel files: each sheet that holds anything under a heading with its name, each row with the headers of its table,
 * values as the sheet shows them but full dates as {@code 2024-03-31}. Formulas are not computed; their stored results
 * are read.
 */
final class XlsxParser extends OfficeFormat {

    private static final Set<String> TYPES = Set.of(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.template",
            "application/vnd.ms-excel.sheet.macroenabled.12",
            "application/vnd.ms-excel.template.macroenabled.12");

    XlsxParser(ParseLimits limits) {
        super(TYPES, limits, "x:workbook");
    }

    @Override
    Content read(OfficePackage office, TextWriter out, Findings findings) throws IOException {
        String main = office.mainPart();
        Relations relations = office.relations(main);
        XmlElement workbook = office.tree(main);
        XmlElement properties = workbook.child("x:workbookPr");
        boolean from1904 = properties != null && XmlElement.isTrue(properties.attribute("date1904"));
        CellFormats formats = new CellFormats(office.related(main, "styles"), from1904);
        List<String> strings = SharedStrings.read(office, relations.first("sharedStrings"));
        SheetReader reader = new SheetReader(office, formats, strings, out);
        List<String> hidden = new ArrayList<>();
        XmlElement sheets = workbook.child("x:sheets");
        for (XmlElement sheet : sheets == null ? List.<XmlElement>of() : sheets.children("x:sheet")) {
            String part = relations.target(sheet.attribute("r:id"));
            if (part != null && office.has(part)) {
                int start = out.length();
                reader.read(part, sheet.attribute("name", ""));
                if (out.length() > start && !sheet.attribute("state", "visible").equals("visible")) {
                    hidden.add(sheet.attribute("name", ""));
                }
            }
        }
        findings.add(
                hidden.size(),
                "holds a hidden sheet, which was read too.",
                "holds %d hidden sheets, which were read too.");
        findings.add(
                reader.formulasWithoutResult(),
                "holds a formula without a stored result, which was left out; open and save it in a spreadsheet program.",
                "holds %d formulas without stored results, which were left out; open and save it in a spreadsheet program.");
        return new Content(null, List.of());
    }
}
