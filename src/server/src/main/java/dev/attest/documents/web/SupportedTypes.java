package dev.attest.documents.web;

import dev.attest.documents.Parser;
import java.util.List;
import org.springframework.stereotype.Component;

/** The types some parser reads. */
@Component
final class SupportedTypes {

    private static final String PLAIN_TEXT = "text/plain";
    // Parsers only say yes or no; these are the types worth naming to somebody whose file is not read.
    private static final List<String> KNOWN = List.of(
            PLAIN_TEXT,
            "text/markdown",
            "text/html",
            "text/csv",
            "application/pdf",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.ms-word.document.macroenabled.12",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "application/vnd.ms-powerpoint.presentation.macroenabled.12",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.ms-excel.sheet.macroenabled.12",
            "message/rfc822",
            "application/vnd.ms-outlook");

    private final List<Parser> parsers;

    SupportedTypes(List<Parser> parsers) {
        this.parsers = List.copyOf(parsers);
    }

    /** The type, or {@link UnsupportedContent}; an empty file has no content to object to, and fails in its job. */
    String require(String mediaType, long size) {
        if (reads(mediaType)) {
            return mediaType;
        }
        if (size == 0 && reads(PLAIN_TEXT)) {
            return PLAIN_TEXT;
        }
        throw new UnsupportedContent(
                mediaType, KNOWN.stream().filter(this::reads).toList());
    }

    private boolean reads(String mediaType) {
        return parsers.stream().anyMatch(parser -> parser.reads(mediaType));
    }
}
