package dev.attest.documents.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.documents.Box;
import dev.attest.documents.Extraction;
import dev.attest.documents.PageLayout.Origin;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Source;
import dev.attest.documents.Span;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stub is a shell script")
class TesseractRecognitionTest {

    @TempDir
    private Path folder;

    private Path program(String script) throws IOException {
        Path program = folder.resolve("stub");
        Files.writeString(program, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return program;
    }

    /** A bar, which needs no font. */
    private static BufferedImage bar() {
        BufferedImage picture = new BufferedImage(1200, 400, BufferedImage.TYPE_BYTE_GRAY);
        for (int x = 60; x < 1100; x++) {
            for (int y = 150; y < 200; y++) {
                picture.getRaster().setSample(x, y, 0, 255);
            }
        }
        return picture;
    }

    /** In the font that PDFBox brings along, drawn by PDFBox. */
    private static BufferedImage sentence() throws IOException {
        try (PDDocument document = new PDDocument();
                InputStream font = PDDocument.class.getResourceAsStream(
                        "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
            PDPage page = new PDPage(new PDRectangle(450, 150));
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(PDType0Font.load(document, font), 34);
                content.newLineAtOffset(24, 75);
                content.showText("Herons are patient");
                content.endText();
            }
            return new PDFRenderer(document).renderImage(0, 1200 / 450f, ImageType.GRAY);
        }
    }

    private static Extraction read(Recognition recognition, BufferedImage picture) throws IOException {
        try (PdfFile file = new PdfFile()) {
            file.page();
            var image = LosslessFactory.createFromImage(file.document, picture);
            byte[] scanned = file.draw(content -> content.drawImage(image, 72, 500, 450, 150))
                    .bytes();
            return new PdfParser(ParseLimits.DEFAULT, recognition)
                    .parse(new Source("scan.pdf", "application/pdf", scanned))
                    .block();
        }
    }

    @Test
    void placesTheWordsItIsSureOf() throws IOException {
        Path program = program("printf 'level\\tpage\\n5\\t1\\t1\\t1\\t1\\t1\\t300\\t600\\t200\\t50\\t96.5\\tHeron\\n"
                + "5\\t1\\t1\\t1\\t1\\t2\\t520\\t600\\t200\\t50\\t12.0\\tspeck\\n"
                + "5\\t1\\t1\\t1\\t1\\t3\\t520\\t600\\t100\\t50\\t60\\tfly\\n' > \"$2.tsv\"\n");
        Extraction extraction = read(new TesseractRecognition(program, "eng", Duration.ofSeconds(20)), bar());
        assertThat(extraction.text()).isEqualTo("Heron fly");
        assertThat(extraction.pages().get(0).origin()).isEqualTo(Origin.RECOGNISED);
        assertThat(extraction.warnings())
                .containsExactly("Page 1 was read by character recognition; words may be wrong.");
        Box box = extraction.pages().get(0).boxes(new Span(0, 5)).get(0);
        assertThat(box.x()).isEqualTo(72, org.assertj.core.api.Assertions.within(0.1));
        assertThat(box.y()).isEqualTo(144, org.assertj.core.api.Assertions.within(0.1));
        assertThat(box.width()).isEqualTo(48, org.assertj.core.api.Assertions.within(0.1));
    }

    @Test
    void endsAProgramThatTakesTooLong() throws IOException {
        var recognition = new TesseractRecognition(program("exec sleep 60\n"), "eng", Duration.ofMillis(300));
        assertThatThrownBy(() -> recognition.words(new BufferedImage(10, 10, BufferedImage.TYPE_BYTE_GRAY)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("took longer");
        // Its end has been asked for; a busy machine may take a moment over it.
        assertThat(ProcessHandle.current()
                        .descendants()
                        .filter(process ->
                                process.info().commandLine().orElse("").contains("sleep 60")))
                .allSatisfy(process -> assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(10)));
    }

    @Test
    void saysWhatWouldHelpWhenNothingIsInstalled() {
        assertThat(TesseractRecognition.installed(Map.of("PATH", folder.toString())))
                .isNull();
        assertThatThrownBy(() -> read(null, bar())).hasMessageContaining("Install Tesseract");
    }

    @Test
    @EnabledIfSystemProperty(named = "attest.tesseract", matches = ".+")
    void readsAScanWithTheInstalledProgram() throws IOException {
        Path program = Path.of(System.getProperty("attest.tesseract"));
        assertThat(read(new TesseractRecognition(program, "eng", Duration.ofSeconds(60)), sentence())
                        .text())
                .asString()
                .matches(text -> text.replaceAll("\\s", "").equalsIgnoreCase("heronsarepatient"));
    }
}
