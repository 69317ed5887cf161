package dev.attest.whole;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ooxml.POIXMLDocument;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** A ZIP archive, such as an Office file, with parts put in or replaced. */
final class BadArchive {

    private static final int DIRECTORY_ENTRY = 0x02014b50;
    private static final int OFFSET_IN_ENTRY = 42;

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    static BadArchive docx(String text) {
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText(text);
            return of(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BadArchive xlsx(String header, String value) {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            var sheet = workbook.createSheet("One");
            sheet.createRow(0).createCell(0).setCellValue(header);
            sheet.createRow(1).createCell(0).setCellValue(value);
            return of(workbook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BadArchive of(POIXMLDocument document) throws IOException {
        var bytes = new ByteArrayOutputStream();
        document.write(bytes);
        var archive = new BadArchive();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                archive.put(entry.getName(), zip.readAllBytes());
            }
        }
        return archive;
    }

    BadArchive put(String name, String text) {
        return put(name, text.getBytes(UTF_8));
    }

    BadArchive put(String name, byte[] bytes) {
        parts.put(name, bytes);
        return this;
    }

    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
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

    /** Archives in archives, each of which is nothing but many names for one that unpacks to 16 MiB. */
    static byte[] nested(int levels) {
        byte[] inner = new byte[16 << 20];
        for (int level = 0; level < levels; level++) {
            var archive = new BadArchive();
            for (int i = 0; i < 8; i++) {
                archive.put(level + "-" + i + (level == 0 ? ".bin" : ".zip"), inner);
            }
            inner = archive.bytes();
        }
        return inner;
    }

    /** The directory says of every part that it begins where the first one does. */
    byte[] overlapping() {
        byte[] file = bytes();
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < file.length - OFFSET_IN_ENTRY; at++) {
            if (bytes.getInt(at) == DIRECTORY_ENTRY) {
                bytes.putInt(at + OFFSET_IN_ENTRY, 0);
            }
        }
        return file;
    }

    /** A PDF with an archive behind it, which programs for either open. */
    byte[] behind(byte[] pdf) {
        byte[] zip = bytes();
        return ByteBuffer.allocate(pdf.length + zip.length).put(pdf).put(zip).array();
    }
}
