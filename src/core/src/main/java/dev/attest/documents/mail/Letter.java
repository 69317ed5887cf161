package dev.attest.documents.mail;

import dev.attest.documents.Attachment;
import java.util.List;

/**
 * A mail, whatever format it came in.
 *
 * @param subject empty when there is none
 * @param headers who, to whom, when; in the order they are read
 * @param bodies in order; the best of several alternatives only
 */
record Letter(
        String subject, List<Header> headers, List<Body> bodies, List<Attachment> attachments, List<String> warnings) {

    Letter {
        headers = List.copyOf(headers);
        bodies = List.copyOf(bodies);
        attachments = List.copyOf(attachments);
        warnings = List.copyOf(warnings);
    }

    /** One line of the head, such as {@code To}. */
    record Header(String name, String value) {}

    /** A text of the mail. */
    record Body(String text, boolean html) {}
}
