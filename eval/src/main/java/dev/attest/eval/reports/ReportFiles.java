package dev.attest.eval.reports;

import dev.attest.eval.reports.html.HtmlReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A report in all its forms, in a folder of its own. */
public final class ReportFiles {

    public static final String HTML = "report.html";
    public static final String JSON = "report.json";
    public static final String JUNIT = "junit.xml";
    public static final String SUMMARY = "summary.md";

    private ReportFiles() {}

    /**
     * Writes {@code report.json}, {@code report.html}, {@code junit.xml} and {@code summary.md}, over any that are there.
     * Each appears whole or not at all.
     */
    public static void write(Report report, Path folder) throws IOException {
        Files.createDirectories(folder);
        write(folder.resolve(JSON), ReportJson.write(report));
        write(folder.resolve(HTML), HtmlReport.render(report));
        write(folder.resolve(JUNIT), JunitXml.write(report));
        write(folder.resolve(SUMMARY), SummaryMarkdown.write(report));
    }

    private static void write(Path file, String content) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".part");
        // Not writeString, which gives up at halves of characters, and answers may hold them.
        Files.write(partial, content.getBytes(StandardCharsets.UTF_8));
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
