package dev.attest.documents.mail;

import dev.attest.documents.Source;

/** Sentences about attachments that were not read. */
final class LeftOut {

    private LeftOut() {}

    /** Of attachments after the last one that is allowed. */
    static String beyond(Source mail, int allowed, int count) {
        return "%s has more than %d attachments; the last %d were not read. Upload them by themselves."
                .formatted(mail.shownName(), allowed, count);
    }

    /** Of attachments that are no files: objects of other programs, links to files elsewhere. */
    static String withoutFile(Source mail, int count) {
        return "%s has %d attachments that hold no file, such as embedded objects and links; they were not read."
                .formatted(mail.shownName(), count);
    }
}
