package dev.attest.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every {@link MediaTypes} keeps. */
public abstract class MediaTypesContract {

    protected abstract MediaTypes mediaTypes();

    protected final MediaTypes.Detected detect(String content, String name, String declared) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return mediaTypes().detect(bytes, bytes, name, declared);
    }

    @ParameterizedTest
    @CsvSource({
        "notes.md, text/markdown",
        "NOTES.MARKDOWN, text/markdown",
        "notes.html, text/html",
        "notes.htm, text/html",
        "notes.txt, text/plain",
        "notes.csv, text/csv",
        "notes.TSV, text/tab-separated-values",
        "notes.eml, text/plain",
        "notes, text/plain",
        "notes.unheard-of, text/plain",
        "a.md/notes, text/plain",
        "'', text/plain"
    })
    void choosesBetweenKindsOfTextByName(String name, String type) {
        assertThat(detect("Grüße, *world*.\n", name, "")).isEqualTo(new MediaTypes.Detected(type, java.util.List.of()));
    }

    @Test
    void believesTheContentAndWarnsWhenTheNameSaysPdfButTheContentIsText() {
        MediaTypes.Detected detected = detect("Only words.", "report.pdf", "");
        assertThat(detected.mediaType()).isEqualTo("text/plain");
        assertThat(detected.warnings())
                .singleElement()
                .asString()
                .contains("report.pdf", "text/plain")
                .endsWith(".");
    }

    @Test
    void believesTheContentAndWarnsWhenTheNameSaysMarkdownButTheContentIsPdf() {
        MediaTypes.Detected detected = detect("%PDF-1.7\n1 0 obj\n", "notes.md", "text/markdown");
        assertThat(detected.mediaType()).isEqualTo("application/pdf");
        assertThat(detected.warnings())
                .hasSize(2)
                .allSatisfy(warning -> assertThat(warning).contains("notes.md", "application/pdf"));
    }

    @ParameterizedTest
    @CsvSource({
        "word/document.xml, x.docx, application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "ppt/presentation.xml, x, application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "xl/workbook.xml, x.zip, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xl/vbaProject.bin, x.xlsm, application/vnd.ms-excel.sheet.macroenabled.12",
        "else/document.xml, x, application/x-tika-ooxml"
    })
    void tellsOfficeFilesByTheNamesOfTheirParts(String part, String name, String type) {
        byte[] zip = zip("[Content_Types].xml", part);
        assertThat(mediaTypes().detect(zip, zip, name, "").mediaType()).isEqualTo(type);
    }

    @Test
    void findsThePartsOfALargeOfficeFileAtItsEnd() {
        byte[] zip = zip("docProps/thumbnail.jpeg", "[Content_Types].xml", "word/document.xml");
        byte[] head = Arrays.copyOf(zip, 40);
        assertThat(mediaTypes().detect(head, zip, "x", "").mediaType())
                .isEqualTo("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    }

    @ParameterizedTest
    @CsvSource({
        "__substg1.0_0037001F, application/vnd.ms-outlook",
        "EncryptedPackage, application/x-tika-ooxml-protected",
        "WordDocument, application/msword"
    })
    void tellsOlderOfficeFilesByTheNamesOfTheirStreams(String stream, String type) {
        byte[] file = Arrays.copyOf(
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1},
                1024);
        byte[] name = stream.getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, file, 512, name.length);
        assertThat(mediaTypes().detect(file, file, "x", "").mediaType()).isEqualTo(type);
    }

    @Test
    void knowsAMailByItsHeader() {
        String mail = "X-Own: 1\nSubject: Hello\n and more\nDate: today\n\nText.\n";
        assertThat(detect(mail, "m.eml", "message/rfc822"))
                .isEqualTo(new MediaTypes.Detected("message/rfc822", java.util.List.of()));
        assertThat(detect("Subject: a memo.\n\nText.\n", "memo.md", "").mediaType())
                .isEqualTo("text/markdown");
    }

    @Test
    void takesAPdfThatIsAlsoAnArchiveForThePdfItBeginsAs() {
        byte[] head = "%PDF-1.7\n1 0 obj\n\u00e2\u00e3\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(mediaTypes()
                        .detect(head, zip("[Content_Types].xml", "word/document.xml"), "x.docx", "")
                        .mediaType())
                .isEqualTo("application/pdf");
    }

    private static byte[] zip(String... parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (String part : parts) {
                zip.putNextEntry(new ZipEntry(part));
                zip.write(part.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "application/octet-stream",
        "text/plain",
        "text/x-markdown",
        "text/html;charset=utf-8",
        "not a type"
    })
    void ignoresADeclarationThatSaysNothingElse(String declared) {
        assertThat(detect("# Hello\n", "notes.md", declared).warnings()).isEmpty();
    }

    @Test
    void warnsOfADeclarationThatTheContentContradicts() {
        MediaTypes.Detected detected = detect("# Hello\n", "notes.md", "image/png");
        assertThat(detected.mediaType()).isEqualTo("text/markdown");
        assertThat(detected.warnings()).singleElement().asString().contains("image/png");
    }

    @Test
    void forgivesAHeadThatEndsInsideACharacter() {
        byte[] bytes = "x€".repeat(100).getBytes(StandardCharsets.UTF_8);
        for (int cut = 1; cut <= 4; cut++) {
            byte[] head = Arrays.copyOf(bytes, bytes.length - cut);
            assertThat(mediaTypes().detect(head, bytes, "a.md", "").mediaType()).isEqualTo("text/markdown");
        }
    }

    @Test
    void keepsTheTypeOfBinaryContent() {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0};
        assertThat(mediaTypes().detect(png, png, "notes.txt", "text/plain").mediaType())
                .isEqualTo("image/png");
        byte[] zip = {'P', 'K', 3, 4, 20, 0, 0, 0, 8, 0, 1, 2, 3, 4};
        assertThat(mediaTypes().detect(zip, zip, "notes.md", "").mediaType()).isEqualTo("application/zip");
        byte[] program = {'M', 'Z', (byte) 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, (byte) 0xFF, (byte) 0xFF, 0, 0};
        assertThat(mediaTypes().detect(program, program, "notes.html", "").mediaType())
                .doesNotStartWith("text/");
        byte[] noise = new byte[2000];
        new Random(7).nextBytes(noise);
        assertThat(mediaTypes().detect(noise, noise, "notes.txt", "").mediaType())
                .doesNotStartWith("text/");
    }

    @Test
    void takesAnEmptyFileForText() {
        assertThat(detect("", "notes.md", "")).isEqualTo(new MediaTypes.Detected("text/markdown", java.util.List.of()));
    }
}
