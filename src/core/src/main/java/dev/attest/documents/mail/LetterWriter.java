package dev.attest.documents.mail;

import dev.attest.documents.Extraction;
import dev.attest.documents.parsing.BodyReader;
import dev.attest.documents.parsing.TableRows;
import dev.attest.documents.parsing.TextWriter;

/** Lays a mail out: its subject, one row of headers, its text, and each message quoted below under a heading of its own. */
final class LetterWriter {

    private static final String NO_SUBJECT = "(no subject)";

    private final BodyReader bodies;

    LetterWriter(BodyReader bodies) {
        this.bodies = bodies;
    }

    Extraction write(Letter letter, TextWriter out) {
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
            write(body, out);
        }
        return out.extraction(letter.subject(), letter.warnings()).with(letter.attachments());
    }

    private void write(Letter.Body body, TextWriter out) {
        if (body.html()) {
            bodies.read(body.text(), true, out);
            return;
        }
        for (QuotedHistory.Message message : QuotedHistory.messages(body.text())) {
            out.heading(Math.min(message.depth() + 1, 6), message.attribution());
            if (!message.text().isBlank()) {
                bodies.read(message.text(), false, out);
            }
        }
    }

    private static String oneLine(String value) {
        return value.replaceAll("\\s+", " ").strip();
    }
}
