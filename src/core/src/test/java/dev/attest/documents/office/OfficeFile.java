package dev.attest.documents.office;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ooxml.POIXMLDocument;

/** Builds Office files part by part, for what no library writes. */
final class OfficeFile {

    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String NAMESPACES = " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
            + " xmlns:r=\"" + RELATIONS + "\""
            + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
            + " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
            + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
            + " xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final StringBuilder relations = new StringBuilder();
    private final String main;

    private OfficeFile(String main) {
        this.main = main;
        put(
                "_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + "<Relationship Id=\"rId1\" Type=\"" + RELATIONS + "/officeDocument\" Target=\"/" + main
                        + "\"/>"
                        + "</Relationships>");
    }

    /** A Word file with this inside its body. */
    static OfficeFile docx(String body) {
        OfficeFile file = new OfficeFile("word/document.xml");
        return file.put(file.main, "<w:document" + NAMESPACES + "><w:body>" + body + "</w:body></w:document>");
    }

    /** An Excel file with one sheet that has this inside. */
    static OfficeFile xlsx(String sheet) {
        OfficeFile file = new OfficeFile("xl/workbook.xml");
        file.put(
                file.main,
                "<x:workbook" + NAMESPACES + "><x:sheets><x:sheet name=\"One\" sheetId=\"1\" r:id=\"rId1\"/></x:sheets>"
                        + "</x:workbook>");
        return file.related(
                "worksheet", "worksheets/sheet1.xml", "<x:worksheet" + NAMESPACES + ">" + sheet + "</x:worksheet>");
    }

    static String paragraph(String text) {
        return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
    }

    static String styled(String style, String text) {
        return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
    }

    OfficeFile put(String name, String xml) {
        return put(name, xml.getBytes(StandardCharsets.UTF_8));
    }

    OfficeFile put(String name, byte[] bytes) {
        parts.put(name, bytes);
        return this;
    }

    /** Adds a part that the main part refers to as {@code rId1} and so on. */
    OfficeFile related(String type, String target, String xml) {
        int number = relations.toString().split("<Relationship ", -1).length;
        relations
                .append("<Relationship Id=\"rId")
                .append(number)
                .append("\" Type=\"" + RELATIONS + "/")
                .append(type)
                .append("\" Target=\"")
                .append(target)
                .append("\"/>");
        return put(main.substring(0, main.indexOf('/') + 1) + target, xml);
    }

    OfficeFile styles(String styles) {
        return related("styles", "styles.xml", "<w:styles" + NAMESPACES + ">" + styles + "</w:styles>");
    }

    OfficeFile word(String type, String inside) {
        return related(type, type + ".xml", "<w:" + type + NAMESPACES + ">" + inside + "</w:" + type + ">");
    }

    byte[] bytes() {
        String folder = main.substring(0, main.indexOf('/') + 1);
        put(
                folder + "_rels/" + main.substring(folder.length()) + ".rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + relations
                        + "</Relationships>");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] bytes(POIXMLDocument document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (document) {
            document.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
