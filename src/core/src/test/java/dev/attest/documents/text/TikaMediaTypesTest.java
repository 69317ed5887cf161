package dev.attest.documents.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.MediaTypes;
import dev.attest.documents.MediaTypesContract;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("invariant-10")
@DisplayName("Invariant 10: content decides the type")
class TikaMediaTypesTest extends MediaTypesContract {

    @Override
    protected MediaTypes mediaTypes() {
        return new TikaMediaTypes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void knowsTextInAnyUsualEncoding(String charset) {
        byte[] bytes = "Grüße aus Bergen, wörtlich.\r\n".getBytes(Charset.forName(charset));
        assertThat(mediaTypes().detect(bytes, bytes, "a.txt", "").mediaType()).isEqualTo("text/plain");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<!DOCTYPE html><title>x</title>; page.txt; text/html",
                "  <html><body>x; page.md; text/html",
                "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><body/></html>; page; text/html",
                "<h1 align=\"center\">Attest</h1>; README.md; text/markdown",
                "<!-- a comment -->; README.md; text/markdown",
                "<?xml version=\"1.0\"?><feed/>; feed.xml; application/xml",
                "<?xml version=\"1.0\"?><feed/>; feed.txt; text/plain",
                "From: someone; mail.txt; text/plain",
                "MZ is a prefix.; a.txt; text/plain",
                "BMW builds cars.; a.txt; text/plain",
                "{\"a\": 1}; data.json; text/plain",
                "{\\rtf1 x}; notes.txt; application/rtf",
                "A text about %PDF-1.7 files.; a.txt; text/plain"
            })
    void believesASignatureOnlyWhereItMeansSomething(String content, String name, String type) {
        assertThat(detect(content, name, "").mediaType()).isEqualTo(type);
    }

    @Test
    void tellsAWordFileFromTheArchiveItIsPackedIn() {
        byte[] zip = {'P', 'K', 3, 4, 20, 0, 0, 0, 8, 0, 1, 2, 3, 4};
        MediaTypes.Detected detected = mediaTypes().detect(zip, zip, "letter.docx", "");
        assertThat(detected.mediaType()).contains("wordprocessingml");
        assertThat(detected.warnings()).isEmpty();
    }

    @Test
    void writesNoControlCharacterOfANameIntoAWarning() {
        byte[] text = "text".getBytes(StandardCharsets.UTF_8);
        assertThat(mediaTypes().detect(text, text, "a\nb\u0007.pdf", "").warnings())
                .singleElement()
                .asString()
                .contains("\"a?b?.pdf\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "From a@example.org Mon Mar  3 09:12:00 2025\n"})
    void knowsAMailThatIsDeclaredOneWhateverItsName(String above) {
        String mail = above + "X-Own: 1\nSubject: Hello\n\nText.\n";
        assertThat(detect(mail, "Forwarded message", "message/rfc822").mediaType())
                .isEqualTo("message/rfc822");
        assertThat(detect(mail, "m.eml", "").mediaType()).isEqualTo("message/rfc822");
        assertThat(detect("No header.\n", "notes", "message/rfc822").mediaType())
                .isEqualTo("text/plain");
    }

    @Test
    void knowsAMailWhoseBodyHoldsNulCharacters() {
        assertThat(detect("Subject: Hello\n\nText\0.\n", "m.eml", "").mediaType())
                .isEqualTo("message/rfc822");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void doesNotTakeAnArchiveForTheWordFileInIt(boolean sizesFirst) throws IOException {
        byte[] word = archive(true, "", "[Content_Types].xml", "x", "word/document.xml", "x");
        byte[] archive = archive(sizesFirst, "a comment", "report.docx", new String(word, ISO_8859_1), "b.txt", "b");
        assertThat(mediaTypes().detect(archive, "upload", "").mediaType()).isEqualTo("application/zip");
        assertThat(mediaTypes().detect(word, "upload", "").mediaType()).contains("wordprocessingml");
    }

    @Test
    void findsTheEntriesOfADirectoryLongerThanTheTail() throws IOException {
        String[] parts = new String[4000];
        Arrays.setAll(parts, i -> i % 2 == 0 ? "word/media/image-with-a-long-name-%d.png".formatted(i) : "x");
        parts[3996] = "[Content_Types].xml";
        byte[] word = archive(false, "", parts);
        assertThat(mediaTypes().detect(word, "upload", "").mediaType()).contains("wordprocessingml");
    }

    /** Names and contents in turns, stored or packed with their sizes behind them. */
    private static byte[] archive(boolean stored, String comment, String... parts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setComment(comment);
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (int i = 0; i < parts.length; i += 2) {
                byte[] content = parts[i + 1].getBytes(ISO_8859_1);
                ZipEntry entry = new ZipEntry(parts[i]);
                if (stored) {
                    CRC32 sum = new CRC32();
                    sum.update(content);
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(content.length);
                    entry.setCrc(sum.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(content);
            }
        }
        return bytes.toByteArray();
    }
}
