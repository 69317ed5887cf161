package dev.attest.samples.source;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The formats that can be written, and which front matter each takes besides {@code file}. */
public enum Format {
    PDF(Set.of("title", "author", "date"), Set.of("layout", "paper", "header", "footer")),
    DOCX(Set.of("title", "author", "date"), Set.of("header", "footer", "layout", "paper")),
    PPTX(Set.of("title", "author", "date"), Set.of()),
    XLSX(Set.of("title", "author", "date"), Set.of()),
    CSV(Set.of(), Set.of("title", "author", "date", "delimiter", "encoding")),
    EML(Set.of("from", "to", "subject", "date", "message-id"), MailKeys.OPTIONAL),
    MSG(Set.of("from", "to", "subject", "date", "message-id"), MailKeys.OPTIONAL);

    private final Set<String> required;
    private final Set<String> optional;

    Format(Set<String> required, Set<String> optional) {
        this.required = required;
        this.optional = optional;
    }

    Set<String> required() {
        return required;
    }

    boolean takes(String key) {
        return key.equals("file") || required.contains(key) || optional.contains(key);
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

    private static final class MailKeys {
        static final Set<String> OPTIONAL = Set.of("title", "author", "cc", "in-reply-to", "attachments");
    }
}
