package dev.attest.documents.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.documents.Accepted;
import dev.attest.documents.Forbidden;
import dev.attest.documents.Listing;
import dev.attest.documents.ReadableCollection;
import dev.attest.documents.UnknownCollection;
import dev.attest.documents.UnknownDocument;
import dev.attest.documents.UnknownJob;
import dev.attest.documents.Upload;
import dev.attest.tenancy.Access;
import dev.attest.tenancy.Principal;
import dev.attest.tenancy.Role;
import dev.attest.tenancy.Tenant;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

@Tag("invariant-4")
@DisplayName("Invariant 4, permission")
@OnEveryDatabase
class PermissionTest extends LedgerTests {

    private static final Principal READER = member("rita", "sales");
    private static final Principal WRITER =
            new Principal(new Tenant("acme"), "wim", Set.of("legal"), Set.of(Role.READER, Role.ANALYST));
    private static final Principal STRANGER = member("sam");
    private static final Principal FOREIGN_OWNER = principal("other", "fiona", Role.OWNER);

    @BeforeEach
    void restrict() {
        change(OWNER, Optional.of(Set.of("rita", "group:legal")), Optional.of(Set.of("wim")));
    }

    @Test
    void onlyThoseNamedReadACollection() {
        assertThat(names(READER)).containsExactly("handbook");
        assertThat(names(WRITER)).containsExactly("handbook");
        assertThat(names(member("lea", "legal"))).containsExactly("handbook");
        assertThat(names(STRANGER)).isEmpty();
        assertThat(names(FOREIGN_OWNER)).isEmpty();
    }

    private List<String> names(Principal by) {
        return ledger.collections().readable(by).block().stream()
                .map(dev.attest.documents.Collection::name)
                .toList();
    }

    @Test
    void aForbiddenCollectionReadsAsUnknown() {
        for (Principal by : List.of(STRANGER, FOREIGN_OWNER)) {
            assertThatThrownBy(() -> ledger.collections().find(by, "handbook").block())
                    .isInstanceOf(UnknownCollection.class);
            assertThatThrownBy(() ->
                            ledger.collections().scope(by, List.of("handbook")).block())
                    .isInstanceOf(UnknownCollection.class);
            assertThatThrownBy(() -> queued(by, upload("a.md", "Text."))).isInstanceOf(UnknownCollection.class);
        }
    }

    @Test
    void aForbiddenDocumentReadsAsUnknownByEveryWay() {
        Accepted.Queued accepted = queued(OWNER, upload("a.md", "Text."));
        activate(accepted.jobId(), "Text.");
        UUID id = accepted.documentId();
        for (Principal by : List.of(STRANGER, FOREIGN_OWNER)) {
            var documents = ledger.documents();
            assertThatThrownBy(() -> documents.find(by, id).block()).isInstanceOf(UnknownDocument.class);
            assertThatThrownBy(() -> documents.versions(by, id).block()).isInstanceOf(UnknownDocument.class);
            assertThatThrownBy(() -> documents.content(by, id, Optional.of(1)).block())
                    .isInstanceOf(UnknownDocument.class);
            assertThatThrownBy(() -> documents.text(by, id, Optional.of(1)).block())
                    .isInstanceOf(UnknownDocument.class);
            assertThatThrownBy(() -> documents.chunks(by, id, Optional.of(1)).block())
                    .isInstanceOf(UnknownDocument.class);
            assertThatThrownBy(() -> documents.delete(by, id).block()).isInstanceOf(UnknownDocument.class);
            assertThatThrownBy(() -> ledger.jobs().find(by, accepted.jobId()).block())
                    .isInstanceOf(UnknownJob.class);
            assertThatThrownBy(() -> ledger.jobs().cancel(by, accepted.jobId()).block())
                    .isInstanceOf(UnknownJob.class);
            assertThat(documents.list(by, everything()).block().items()).isEmpty();
            assertThat(seen(by, id, head(), 1)).isEmpty();
        }
    }

    private static Listing everything() {
        return new Listing(Optional.empty(), Optional.empty(), 200, Optional.empty());
    }

    @Test
    void aReaderMayNotWrite() {
        UUID id = ready("a.md", "Text.");
        assertThatThrownBy(() -> queued(READER, upload("b.md", "Text."))).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> ledger.documents().delete(READER, id).block()).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> change(WRITER, Optional.of(Set.of("*")), Optional.empty()))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() ->
                        ledger.collections().create(WRITER, "mine", Access.OPEN).block())
                .isInstanceOf(Forbidden.class);
        Principal noAnalyst = member("wim");
        assertThatThrownBy(() -> queued(noAnalyst, upload("b.md", "Text."))).isInstanceOf(Forbidden.class);
        assertThat(queued(WRITER, upload("b.md", "Text."))).isNotNull();
    }

    @Test
    void aWithdrawnPermissionCountsAtEverySequence() {
        UUID id = ready("a.md", "Text.");
        long before = head();
        assertThat(seen(READER, id, before, 1)).containsExactly("Text.");
        change(OWNER, Optional.of(Set.of()), Optional.of(Set.of()));
        assertThat(seen(READER, id, before, 1)).isEmpty();
    }

    @Test
    void aNarrowedDocumentIsForThoseItNames() {
        UUID id = narrowed(Set.of("group:sales"));
        assertThat(seen(READER, id, head(), 1)).containsExactly("Secret.");
        assertThat(seen(member("lea", "legal"), id, head(), 1)).isEmpty();
        assertThat(seen(WRITER, id, head(), 1)).containsExactly("Secret.");
        assertThatThrownBy(() ->
                        ledger.documents().find(member("lea", "legal"), id).block())
                .isInstanceOf(UnknownDocument.class);
    }

    private UUID narrowed(Set<String> readers) {
        Upload upload = upload(new Upload.Target.Key("handbook", "secret.md"), "Secret.", Optional.of(readers));
        Accepted.Queued accepted = queued(OWNER, upload);
        activate(accepted.jobId(), "Secret.");
        return accepted.documentId();
    }

    @Test
    void onlyCollectionsThatNarrowPayForAccessSets() {
        assertThat(scope(READER).accessSets()).isEmpty();
        narrowed(Set.of("group:sales"));
        assertThat(scope(READER).accessSets().orElseThrow()).hasSize(2).contains(0);
        assertThat(scope(member("lea", "legal")).accessSets()).contains(Set.of(0));
        assertThat(scope(WRITER).accessSets()).isEmpty();
    }

    private ReadableCollection scope(Principal by) {
        return ledger.collections().scope(by, List.of("handbook")).block().get(0);
    }

    @Test
    void narrowingTheReadersTakesEffectBeforeTheNewVersionIsReady() {
        UUID id = narrowed(Set.of("group:sales", "group:legal"));
        assertThat(seen(member("lea", "legal"), id, head(), 1)).containsExactly("Secret.");
        queued(
                OWNER,
                upload(new Upload.Target.Key("handbook", "secret.md"), "Secret.", Optional.of(Set.of("group:sales"))));
        assertThat(seen(member("lea", "legal"), id, head(), 1)).isEmpty();
        assertThat(seen(READER, id, head(), 1)).containsExactly("Secret.");
    }

    @Test
    void anUploadThatNamesNoReadersKeepsThem() {
        UUID id = narrowed(Set.of("group:sales"));
        activate(queued(OWNER, upload("secret.md", "Secret, revised.")).jobId(), "Secret, revised.");
        assertThat(seen(READER, id, head(), 2)).containsExactly("Secret, revised.");
        assertThat(seen(member("lea", "legal"), id, head(), 2)).isEmpty();
    }

    private void change(Principal by, Optional<Set<String>> readers, Optional<Set<String>> writers) {
        ledger.collections().change(by, "handbook", readers, writers).block();
    }

    @Test
    void concurrentChangesOfReadersAndWritersBothTakeEffect() {
        for (int i = 0; i < 20; i++) {
            change(OWNER, Optional.of(Set.of("*")), Optional.of(Set.of("*")));
            Mono.when(
                            ledger.collections()
                                    .change(OWNER, "handbook", Optional.of(Set.of("rita")), Optional.empty()),
                            ledger.collections()
                                    .change(OWNER, "handbook", Optional.empty(), Optional.of(Set.of("wim"))))
                    .block();
            assertThat(ledger.collections().find(OWNER, "handbook").block().access())
                    .isEqualTo(new Access(Set.of("rita"), Set.of("wim")));
        }
    }

    @Test
    void aDeletedCollectionIsGoneWithEverythingInItAndItsNameIsFree() {
        UUID id = ready("a.md", "Text.");
        ledger.collections().delete(OWNER, "handbook").block();
        assertThatThrownBy(() -> ledger.documents().find(OWNER, id).block()).isInstanceOf(UnknownDocument.class);
        assertThat(ledger.changeLog().heads().block()).isEmpty();
        assertThat(ledger.collections()
                        .create(OWNER, "handbook", Access.OPEN)
                        .block()
                        .sequence())
                .isZero();
    }

    @Test
    void aDeletionThatACrashInterruptedIsFinishedAtTheNextStart() throws SQLException {
        UUID id = ready("a.md", "Text.");
        // What a process leaves behind that was killed right after the collection was out of sight.
        sql("update collection set tenant = '~', name = '1'");
        ledger.close();
        ledger = opened();
        assertThat(ledger.changeLog().heads().block()).isEmpty();
        assertThatThrownBy(() -> ledger.documents().find(OWNER, id).block()).isInstanceOf(UnknownDocument.class);
    }
}
