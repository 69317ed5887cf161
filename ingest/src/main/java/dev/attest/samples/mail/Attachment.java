package dev.attest.samples.mail;

import dev.attest.samples.source.Source;
import dev.attest.samples.source.SourceError;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A file that goes with a mail. */
@SuppressWarnings("ArrayRecordComponent") // made once, written once, never compared
record Attachment(String name, byte[] bytes) {

    private static final Map<String, String> TYPES = Map.of(
            "pdf", "application/pdf",
            "csv", "text/csv",
            "txt", "text/plain",
            "md", "text/markdown",
            "html", "text/html",
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation");

    String extension() {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    String type() {
        return TYPES.getOrDefault(extension(), "application/octet-stream");
    }

    static List<Attachment> of(Source source, SampleFiles files) throws IOException {
        List<Attachment> attachments = new ArrayList<>();
        for (String name : source.front().attachments()) {
            try {
                attachments.add(new Attachment(name, files.read(name)));
            } catch (NoSuchFileException e) {
                throw new SourceError(source.path(), 1, "attachments: there is no file " + e.getFile());
            }
        }
        return attachments;
    }
}
