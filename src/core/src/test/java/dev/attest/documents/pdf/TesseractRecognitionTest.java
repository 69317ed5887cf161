package dev.attest.documents.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.attest.documents.Box;
import dev.attest.documents.Extraction;
import dev.attest.documents.PageLayout.Origin;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Source;
import dev.attest.documents.Span;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
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

    private static byte[] scanned() throws IOException {
        BufferedImage picture = new BufferedImage(1200, 400, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 1200, 400);
        graphics.setColor(Color.BLACK);
        graphics.setFont(new Font(Font.SERIF, Font.PLAIN, 90));
        graphics.drawString("Herons are patient", 60, 200);
        graphics.dispose();
        try (PdfFile file = new PdfFile()) {
            file.page();
            var image = LosslessFactory.createFromImage(file.document, picture);
            return file.draw(content -> content.drawImage(image, 72, 500, 450, 150))
                    .bytes();
        }
    }

    private static Extraction read(Recognition recognition) throws IOException {
        return new PdfParser(ParseLimits.DEFAULT, recognition)
                .parse(new Source("scan.pdf", "application/pdf", scanned()))
                .block();
    }

    @Test
    void placesTheWordsItIsSureOf() throws IOException {
        Path program = program("printf 'level\\tpage\\n5\\t1\\t1\\t1\\t1\\t1\\t300\\t600\\t200\\t50\\t96.5\\tHeron\\n"
                + "5\\t1\\t1\\t1\\t1\\t2\\t520\\t600\\t200\\t50\\t12.0\\tspeck\\n"
                + "5\\t1\\t1\\t1\\t1\\t3\\t520\\t600\\t100\\t50\\t60\\tfly\\n' > \"$2.tsv\"\n");
        Extraction extraction = read(new TesseractRecognition(program, "eng", Duration.ofSeconds(20)));
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
        assertThatThrownBy(() -> read(null)).hasMessageContaining("Install Tesseract");
    }

    @Test
    void readsAScanWithTheInstalledProgram() throws IOException {
        Recognition installed = TesseractRecognition.installed(System.getenv());
        assumeTrue(installed != null, "Tesseract is not installed");
        assertThat(read(installed).text()).isEqualTo("Herons are patient");
    }
}
