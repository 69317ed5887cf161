package dev.attest.documents.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.MediaTypes;
import dev.attest.documents.MediaTypesContract;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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
}
