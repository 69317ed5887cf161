package dev.attest.samples.source;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The formats that can be written, and which front matter each takes besides {@code file}. */
public enum Format {
    PDF,
    DOCX,
    PPTX,
    XLSX,
    CSV,
    EML,
    MSG;

    Set<String> required() {
        return switch (this) {
            case PDF, DOCX, PPTX, XLSX -> Set.of("title", "author", "date");
            case CSV -> Set.of();
            case EML, MSG -> Set.of("from", "to", "subject", "date", "message-id");
        };
    }

    private Set<String> optional() {
        return switch (this) {
            case PDF, DOCX -> Set.of("layout", "paper", "header", "footer");
            case PPTX, XLSX -> Set.of();
            case CSV -> Set.of("title", "author", "date", "delimiter", "encoding");
            case EML, MSG -> Set.of("title", "author", "cc", "in-reply-to", "attachments");
        };
    }

    boolean takes(String key) {
        return key.equals("file") || required().contains(key) || optional().contains(key);
    }

    public boolean isMail() {
        return this == EML || this == MSG;
    }

    /** By extension. */
    static Optional<Format> of(String file) {
        String extension = file.substring(file.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
        for (Format format : values()) {
            if (format.name().equals(extension)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
