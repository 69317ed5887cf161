package dev.attest.samples;

import dev.attest.samples.mail.EmlWriter;
import dev.attest.samples.mail.MsgWriter;
import dev.attest.samples.mail.SampleFiles;
import dev.attest.samples.office.DocxWriter;
import dev.attest.samples.office.PptxWriter;
import dev.attest.samples.pdf.PdfWriter;
import dev.attest.samples.sheet.CsvWriter;
import dev.attest.samples.sheet.XlsxWriter;
import dev.attest.samples.source.Format;
import dev.attest.samples.source.Rendering;
import dev.attest.samples.source.Source;
import dev.attest.samples.source.SourceError;
import dev.attest.samples.source.SourceWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes sources as the files they describe. */
public final class Generator {

    private Generator() {}

    /**
     * Writes one file and replaces an older one. A mail's attachments must lie in the folder already. Throws
     * {@link SourceError} for a source its format cannot hold.
     */
    public static Sample write(Source source, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(source.front().file());
        try {
            Rendering rendering = writer(source.front().format(), folder).render(source);
            Files.write(file, rendering.bytes());
            return new Sample(file, rendering.size(), rendering.unit(), rendering.bytes().length);
        } catch (IllegalArgumentException e) {
            throw new SourceError(source.path(), 1, e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    /** A finished file: how many {@code unit} it has, and its length in bytes. */
    public record Sample(Path file, int size, String unit, long bytes) {}

    private static SourceWriter writer(Format format, Path folder) {
        SampleFiles files = name -> Files.readAllBytes(folder.resolve(name));
        return switch (format) {
            case PDF -> new PdfWriter();
            case DOCX -> new DocxWriter();
            case PPTX -> new PptxWriter();
            case XLSX -> new XlsxWriter();
            case CSV -> new CsvWriter();
            case EML -> new EmlWriter(files);
            case MSG -> new MsgWriter(files);
        };
    }
}
