package dev.attest.documents.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.attest.documents.Extraction;
import dev.attest.documents.Parser;
import dev.attest.documents.Source;
import dev.attest.documents.UnreadableDocument;
import dev.attest.documents.UnreadableDocument.Reason;
import dev.attest.documents.parsing.TableRows;
import dev.attest.documents.parsing.TextWriter;
import java.util.List;

/** Lays a mail out: its subject, one row of headers, its text, and each message quoted below under a heading of its own. */
final class LetterWriter {

    private static final String NO_SUBJECT = "(no subject)";

    private final List<Parser> bodies;

    LetterWriter(List<Parser> bodies) {
        this.bodies = List.copyOf(bodies);
    }

    Extraction write(Letter letter, Source source, TextWriter out) {
        boolean silent = letter.headers().isEmpty()
                && letter.bodies().stream().allMatch(body -> body.text().isBlank());
        if (!silent || !letter.subject().isBlank()) {
            out.heading(1, letter.subject().isBlank() ? NO_SUBJECT : oneLine(letter.subject()));
        }
        TableRows head = new TableRows();
        head.header(letter.headers().stream().map(Letter.Header::name).toList());
        head.row(
                letter.headers().stream().map(header -> oneLine(header.value())).toList());
        if (!letter.headers().isEmpty()) {
            head.writeTo(out);
        }
        for (Letter.Body body : letter.bodies()) {
            write(body, source, out);
        }
        return out.extraction(letter.subject(), letter.warnings()).with(letter.attachments());
    }

    private void write(Letter.Body body, Source source, TextWriter out) {
        if (body.html()) {
            append(body.text(), "text/html", source, out);
            return;
        }
        for (QuotedHistory.Message message : QuotedHistory.messages(body.text())) {
            out.heading(Math.min(message.depth() + 1, 6), message.attribution());
            append(message.text(), "text/plain", source, out);
        }
    }

    private void append(String text, String mediaType, Source source, TextWriter out) {
        if (text.isBlank()) {
            return;
        }
        Parser parser = Parser.of(mediaType, bodies);
        try {
            Extraction extraction = parser.parse(new Source(source.name(), mediaType, text.getBytes(UTF_8)))
                    .block();
            if (extraction != null) {
                out.append(extraction);
            }
        } catch (UnreadableDocument e) {
            // A body that shows nothing leaves the headers and attachments to be read.
            if (e.reason() != Reason.NO_TEXT) {
                throw e;
            }
        }
    }

    private static String oneLine(String value) {
        return value.replaceAll("\\s+", " ").strip();
    }
}
