package dev.attest.documents.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Accepted;
import dev.attest.documents.Document;
import dev.attest.documents.JobState;
import dev.attest.documents.Upload;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What people upload under the key of an attachment. */
@OnEveryDatabase
class UploadedAttachmentTest extends MailTests {

    @Test
    void otherBytesUnderItsKeyMakeItTheirsAndItsMailLeavesItAlone() {
        mail("Mail.", "a.txt=First.", "b.txt=Second.");
        staysTheirs(queued(OWNER, upload("mail.eml/b.txt", "My own.")));
    }

    @Test
    void otherBytesPutInItsPlaceMakeItTheirsAndItsMailLeavesItAlone() {
        mail("Mail.", "a.txt=First.", "b.txt=Second.");
        var id = new Upload.Target.Id(document("mail.eml/b.txt").id());
        staysTheirs(queued(OWNER, upload(id, "My own.", Optional.empty())));
    }

    private void staysTheirs(Accepted.Queued own) {
        assertThat(document("mail.eml/b.txt").parent()).isEmpty();
        assertThat(document("mail.eml").attachments()).isEqualTo(1);

        mail("Mail without b.", "a.txt=First.");
        assertThat(ledger.jobs().find(OWNER, own.jobId()).block().state()).isEqualTo(JobState.QUEUED);
        activate(own.jobId(), "My own.");

        mail("Mail with b.", "a.txt=First.", "b.txt=Second.");
        Document theirs = document("mail.eml/b.txt");
        assertThat(theirs.id()).isEqualTo(own.documentId());
        assertThat(theirs.latest().number()).isEqualTo(2);
        assertThat(original(theirs)).isEqualTo("My own.");
        UUID again = document("mail.eml/b (2).txt").id();
        assertThat(original(document("mail.eml/b (2).txt"))).isEqualTo("Second.");

        UUID mail = mail("Mail with another b.", "a.txt=First.", "b.txt=Second, revised.");
        assertThat(document("mail.eml/b (2).txt").id()).isEqualTo(again);
        ledger.documents().delete(OWNER, mail).block();
        assertThat(keys()).containsExactly("mail.eml/b.txt");
    }

    @Test
    void whatIsInsideItGoesWithIt() {
        mail("Mail.", "inner.eml=Inner.");
        UUID inner = document("mail.eml/inner.eml").id();
        UUID job = jobOf(document("mail.eml/inner.eml"));
        stage(job, "Inner.");
        ledger.staging().activate(job, attached("deep.txt=Deep."), List.of()).block();
        queued(OWNER, upload("mail.eml/inner.eml", "My own."));
        mail("Mail without it.");
        assertThat(document("mail.eml/inner.eml/deep.txt").parent()).contains(inner);
    }

    @Test
    void theSameBytesChangeNothing() {
        UUID mail = mail("Mail.", "a.txt=First.");
        Accepted again = ledger.documents()
                .accept(OWNER, upload("mail.eml/a.txt", "First."))
                .block();
        assertThat(again).isInstanceOf(Accepted.Unchanged.class);
        assertThat(document("mail.eml/a.txt").parent()).contains(mail);
    }

    @Test
    void theSameBytesForOtherReadersLeaveItAnAttachment() {
        UUID mail = mail("Mail.", "a.txt=First.");
        narrowed("mail.eml/a.txt", "First.", "group:legal");
        assertThat(document("mail.eml/a.txt").parent()).contains(mail);
        mail("Mail 2.", "a.txt=First, revised.");
        assertThat(keys()).containsExactly("mail.eml", "mail.eml/a.txt");
        assertThat(original(document("mail.eml/a.txt"))).isEqualTo("First, revised.");
        assertThat(document("mail.eml/a.txt").readers()).contains(Set.of("group:legal"));
    }
}
