package dev.attest.documents.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.documents.Accepted;
import dev.attest.documents.Document;
import dev.attest.documents.Listing;
import dev.attest.documents.UnknownDocument;
import dev.attest.tenancy.Principal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("invariant-4")
@DisplayName("Invariant 4, readers of attachments")
@OnEveryDatabase
class AttachmentReadersTest extends MailTests {

    private Optional<Set<String>> readers(String key) {
        return document(key).readers();
    }

    @Test
    void oneThatWasNarrowedAloneIsNotWidenedWithItsMail() {
        mail(narrowed("mail.eml", "Mail.", "group:sales", "group:legal"), "Mail.", "a=First.", "b=Second.");
        narrowed("mail.eml/a", "First.", "group:legal");
        Accepted.Queued wider = narrowed("mail.eml", "Mail.", "group:sales", "group:legal", "rita");
        assertThat(readers("mail.eml/a")).contains(Set.of("group:legal"));
        assertThat(readers("mail.eml/b")).contains(Set.of("group:sales", "group:legal", "rita"));

        mail(wider, "Mail.", "a=First, revised.", "b=Second.");
        assertThat(readers("mail.eml/a")).contains(Set.of("group:legal"));
        mail(narrowed("mail.eml", "Mail.", "*"), "Mail.", "a=First.", "b=Second.");
        assertThat(readers("mail.eml/a")).contains(Set.of("group:legal"));
        assertThat(readers("mail.eml/b")).contains(Set.of("*"));
    }

    @Test
    void oneThatWasNarrowedAloneKeepsOnlyReadersItsMailKeeps() {
        mail("Mail.", "a=First.", "b=Second.", "c=Third.");
        narrowed("mail.eml/a", "First.", "group:legal", "group:sales");
        narrowed("mail.eml/b", "Second.", "group:legal");
        narrowed("mail.eml/c", "Third.", "*");
        UUID b = document("mail.eml/b").id();
        narrowed("mail.eml", "Mail.", "group:sales", "rita");
        assertThat(readers("mail.eml/a")).contains(Set.of("group:sales"));
        assertThat(readers("mail.eml/b")).contains(Set.of());
        assertThat(readers("mail.eml/c")).contains(Set.of("group:sales", "rita"));
        assertThatThrownBy(() -> ledger.documents().find(LEGAL, b).block()).isInstanceOf(UnknownDocument.class);
    }

    @Test
    void theReadersOfWhatIsDeeperInsideFollowTheMailByTheSameRule() {
        mail(narrowed("mail.eml", "Mail.", "group:sales"), "Mail.", "inner.eml=Inner.");
        UUID inner = jobOf(document("mail.eml/inner.eml"));
        stage(inner, "Inner.");
        ledger.staging()
                .activate(inner, attached("deep=Deep.", "own=Own."), List.of())
                .block();
        narrowed("mail.eml/inner.eml/own", "Own.", "rita");
        narrowed("mail.eml", "Mail.", "group:sales", "group:legal", "rita");
        assertThat(readers("mail.eml/inner.eml/deep")).contains(Set.of("group:sales", "group:legal", "rita"));
        assertThat(readers("mail.eml/inner.eml/own")).contains(Set.of("rita"));
    }

    @Test
    void countsOnlyTheAttachmentsThatTheAskerMayRead() {
        UUID mail = mail("Mail.", "a=First.", "b=Second.");
        narrowed("mail.eml/a", "First.", "group:legal");
        assertThat(asked(SALES, mail).attachments()).isEqualTo(1);
        assertThat(asked(LEGAL, mail).attachments()).isEqualTo(2);
        assertThat(asked(OWNER, mail).attachments()).isEqualTo(2);
    }

    @Test
    void namesNoParentThatTheAskerMayNotRead() {
        UUID mail = mail(narrowed("mail.eml", "Mail.", "group:legal"), "Mail.", "a=First.");
        narrowed("mail.eml/a", "First.", "group:legal", "group:sales");
        UUID attachment = document("mail.eml/a").id();
        assertThat(asked(SALES, attachment).parent()).isEmpty();
        assertThat(asked(LEGAL, attachment).parent()).contains(mail);
        var all = new Listing(Optional.empty(), Optional.empty(), 10, Optional.empty());
        assertThat(ledger.documents().list(SALES, all).block().items())
                .singleElement()
                .satisfies(found -> assertThat(found.parent()).isEmpty());
    }

    private Document asked(Principal by, UUID id) {
        return ledger.documents().find(by, id).block();
    }
}
