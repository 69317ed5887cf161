package dev.attest.documents.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.documents.Accepted;
import dev.attest.documents.Document;
import dev.attest.documents.JobEnded;
import dev.attest.documents.JobState;
import dev.attest.documents.Listing;
import dev.attest.documents.StoredAttachment;
import dev.attest.documents.UnknownDocument;
import dev.attest.documents.Upload;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

@OnEveryDatabase
class AttachmentTest extends MailTests {

    @Test
    void whatIsInsideADocumentCanBeListedAlone() {
        UUID mail = mail("Dear all", "a.txt=One", "b.txt=Two");
        queued(OWNER, upload("other.md", "Text."));
        Listing inside = new Listing(Optional.empty(), Optional.empty(), Optional.of(mail), 10, Optional.empty());
        assertThat(ledger.documents().list(OWNER, inside).block().items())
                .extracting(Document::sourceKey)
                .containsExactly("mail.eml/a.txt", "mail.eml/b.txt");
        Listing nowhere =
                new Listing(Optional.empty(), Optional.empty(), Optional.of(UUID.randomUUID()), 10, Optional.empty());
        StepVerifier.create(ledger.documents().list(OWNER, nowhere)).verifyError(UnknownDocument.class);
    }

    @Test
    void becomeDocumentsInsideTheirMail() {
        UUID mail = mail("Mail.", "a.txt=First.", "a.txt=Second.", "b=Third.");
        assertThat(keys()).containsExactly("mail.eml", "mail.eml/a (2).txt", "mail.eml/a.txt", "mail.eml/b");
        assertThat(document("mail.eml").attachments()).isEqualTo(3);
        assertThat(document("mail.eml").latest().warnings()).contains("One was not read.");
        Document second = document("mail.eml/a (2).txt");
        assertThat(second.parent()).contains(mail);
        assertThat(second.latest().state()).isEqualTo(JobState.QUEUED);
        assertThat(second.latest().fileName()).isEqualTo("a.txt");
        assertThat(original(second)).isEqualTo("Second.");
    }

    @Test
    void aNewVersionOfTheMailChangesWhatIsOther() {
        mail("Mail.", "same.txt=Same.", "new.txt=Old.", "gone.txt=Gone.");
        Document same = document("mail.eml/same.txt");
        mail("Mail 2.", "new.txt=New.", "same.txt=Same.", "more.txt=More.");
        assertThat(keys()).containsExactly("mail.eml", "mail.eml/more.txt", "mail.eml/new.txt", "mail.eml/same.txt");
        assertThat(document("mail.eml/same.txt")).isEqualTo(same);
        assertThat(document("mail.eml/new.txt").latest().number()).isEqualTo(2);
        assertThat(original(document("mail.eml/new.txt"))).isEqualTo("New.");
    }

    @Test
    void leaveNoBytesBehind() throws SQLException {
        mail("Mail.", "same.txt=Same.", "gone.txt=Gone.");
        mail("Mail 2.", "same.txt=Same.");
        assertThat(rows("blob")).isEqualTo(3);
        ledger.documents().delete(OWNER, document("mail.eml").id()).block();
        assertThat(rows("blob")).isZero();
        assertThat(rows("blob_part")).isZero();
    }

    @Test
    void areDeletedWithTheirMailAndSoIsWhatIsInsideThem() {
        mail("Mail.", "inner.eml=Inner.", "a.txt=First.");
        Document inner = document("mail.eml/inner.eml");
        UUID job = jobOf(inner);
        stage(job, "Inner.");
        ledger.staging().activate(job, attached("deep.txt=Deep."), List.of()).block();
        Document deep = document("mail.eml/inner.eml/deep.txt");
        assertThat(ledger.staging().begin(jobOf(deep)).block().depth()).isEqualTo(2);
        UUID collected = jobOf(deep);
        ledger.documents().delete(OWNER, document("mail.eml").id()).block();
        assertThat(keys()).isEmpty();
        assertThat(ledger.jobs().find(OWNER, collected).block().state()).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void neverTakeADocumentThatSomebodyUploadedUnderTheirName() {
        UUID own = ready("mail.eml/a.txt", "My own.");
        mail("Mail.", "a.txt=First.");
        mail("Mail 2.", "a.txt=First, revised.");
        assertThat(document("mail.eml/a.txt").id()).isEqualTo(own);
        assertThat(document("mail.eml/a.txt").parent()).isEmpty();
        assertThat(original(document("mail.eml/a (2).txt"))).isEqualTo("First, revised.");
        assertThat(keys()).hasSize(3);
    }

    @Test
    void keysFitHoweverLongTheMailsIs() {
        String key = "😀".repeat(510) + ".eml";
        var upload = upload(new Upload.Target.Key("handbook", key), "Mail.", Optional.empty());
        mail(queued(OWNER, upload), "Mail.", "a.txt=First.", "a.txt=Second.");
        assertThat(keys())
                .hasSize(3)
                .allSatisfy(found -> assertThat(found.length()).isLessThanOrEqualTo(1024));
        assertThat(keys()).anyMatch(found -> found.endsWith("/a.txt")).anyMatch(found -> found.endsWith("/a (2).txt"));
    }

    @Test
    void oneThatWasDeletedComesBackWithTheNextVersionOfItsMail() {
        mail("Mail.", "a.txt=First.", "b.txt=Second.");
        ledger.documents().delete(OWNER, document("mail.eml/a.txt").id()).block();
        mail("Mail 2.", "a.txt=First.", "b.txt=Second.");
        assertThat(original(document("mail.eml/a.txt"))).isEqualTo("First.");
    }

    @Test
    @Tag("invariant-6")
    @DisplayName("Invariant 6: a mail is active exactly when its attachments are documents")
    void attachmentsShareTheTransactionOfTheirMail() throws SQLException {
        Accepted.Queued accepted = queued(OWNER, upload("mail.eml", "Mail."));
        stage(accepted.jobId(), "Mail.");
        List<StoredAttachment> files = attached("a.txt=First.");
        sql("alter table scheduled_tasks rename to away");
        assertThatThrownBy(() -> ledger.staging()
                        .activate(accepted.jobId(), files, List.of("Warned."))
                        .block())
                .isInstanceOf(RuntimeException.class);
        sql("alter table away rename to scheduled_tasks");
        assertThat(keys()).containsExactly("mail.eml");
        assertThat(document("mail.eml").activeVersion()).isEmpty();
        // The next attempt, as after a kill: nothing is there twice.
        mail(accepted, "Mail.", "a.txt=First.");
        assertThat(keys()).containsExactly("mail.eml", "mail.eml/a.txt");
        assertThat(document("mail.eml").latest().warnings()).containsOnlyOnce("One was not read.");
        assertThat(document("mail.eml/a.txt").latest().number()).isEqualTo(1);
    }

    @Test
    @Tag("invariant-5")
    @DisplayName("Invariant 5: an active mail's attachments survive a restart with their jobs")
    void attachmentsSurviveARestart() {
        mail("Mail.", "a.txt=First.");
        ledger.close();
        ledger = opened();
        Document attachment = document("mail.eml/a.txt");
        assertThat(attachment.latest().state()).isEqualTo(JobState.QUEUED);
        assertThat(original(attachment)).isEqualTo("First.");
    }

    @Test
    void nothingComesOfThoseOfAMailThatWasCancelledOrSuperseded() throws SQLException {
        Accepted.Queued first = queued(OWNER, upload("mail.eml", "Mail."));
        Accepted.Queued second = queued(OWNER, upload("mail.eml", "Mail 2."));
        mail(second, "Mail 2.", "new.txt=New.");
        mail(first, "Mail.", "old.txt=Old.");
        assertThat(keys()).containsExactly("mail.eml", "mail.eml/new.txt");

        Accepted.Queued third = queued(OWNER, upload("mail.eml", "Mail 3."));
        stage(third.jobId(), "Mail 3.");
        ledger.jobs().cancel(OWNER, third.jobId()).block();
        List<StoredAttachment> files = attached("late.txt=Late.");
        assertThatThrownBy(() -> ledger.staging()
                        .activate(third.jobId(), files, List.of())
                        .block())
                .isInstanceOf(JobEnded.class);
        assertThat(keys()).containsExactly("mail.eml", "mail.eml/new.txt");
        assertThat(rows("blob")).isEqualTo(4);
    }

    @Test
    @Tag("invariant-4")
    @DisplayName("Invariant 4: attachments are for the readers of their mail, at once when those change")
    void attachmentsAreForTheReadersOfTheirMail() {
        var key = new Upload.Target.Key("handbook", "mail.eml");
        mail(
                queued(OWNER, upload(key, "Mail.", Optional.of(Set.of("group:sales", "group:legal")))),
                "Mail.",
                "a=First.");
        UUID attachment = document("mail.eml/a").id();
        assertThat(document("mail.eml/a").readers()).contains(Set.of("group:sales", "group:legal"));
        assertThat(ledger.documents().find(LEGAL, attachment).block()).isNotNull();

        Accepted.Queued narrower = queued(OWNER, upload(key, "Mail.", Optional.of(Set.of("group:sales"))));
        assertThat(document("mail.eml/a").readers()).contains(Set.of("group:sales"));
        assertThatThrownBy(() -> ledger.documents().find(LEGAL, attachment).block())
                .isInstanceOf(UnknownDocument.class);
        assertThat(ledger.documents().find(SALES, attachment).block()).isNotNull();

        // Indexes filter by the readers a version was staged with, so the same bytes become another version.
        mail(narrower, "Mail.", "a=First.");
        assertThat(document("mail.eml/a").latest().number()).isEqualTo(2);
        mail("Mail 3.", "a=First.");
        assertThat(document("mail.eml/a").latest().number()).isEqualTo(2);
    }

    @Test
    void goWithTheirCollection() throws SQLException {
        mail("Mail.", "a.txt=First.", "b.txt=Second.");
        ledger.collections().delete(OWNER, "handbook").block();
        assertThat(rows("document")).isZero();
        assertThat(rows("blob")).isZero();
    }
}
