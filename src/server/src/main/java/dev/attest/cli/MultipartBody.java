package dev.attest.cli;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/** A {@code multipart/form-data} body: text fields first, then one file, which is read from disk as it is sent. */
final class MultipartBody {

    private final String boundary = "attest-" + UUID.randomUUID();
    private final String head;
    private final Path file;

    MultipartBody(Map<String, String> fields, String fileName, Path file) {
        StringBuilder text = new StringBuilder();
        fields.forEach((name, value) -> text.append("--%s\r\n".formatted(boundary))
                .append("Content-Disposition: form-data; name=\"%s\"\r\n".formatted(escaped(name)))
                .append("Content-Type: text/plain; charset=utf-8\r\n\r\n")
                .append(value)
                .append("\r\n"));
        text.append("--%s\r\n".formatted(boundary))
                .append("Content-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n"
                        .formatted(escaped(fileName)))
                // The server decides what it is (invariant 10); a guess from the name would only be a warning there.
                .append("Content-Type: application/octet-stream\r\n\r\n");
        this.head = text.toString();
        this.file = file;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    /** A fresh publisher for each try. */
    BodyPublisher publisher() throws FileNotFoundException {
        return BodyPublishers.concat(
                BodyPublishers.ofString(head, StandardCharsets.UTF_8),
                BodyPublishers.ofFile(file),
                BodyPublishers.ofString("\r\n--%s--\r\n".formatted(boundary), StandardCharsets.UTF_8));
    }

    /** As browsers do it (WHATWG HTML, multipart/form-data encoding). */
    private static String escaped(String value) {
        return value.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }
}
