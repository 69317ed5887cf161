package dev.attest.documents.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.TextHash;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Documents and all that came inside them. */
@OnEveryDatabase
class FamilyTest extends MailTests {

    private static String[] files(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "%s%03d.txt=Text %d.".formatted(prefix, i, i))
                .toArray(String[]::new);
    }

    @Test
    void oneUploadBringsAtMostFiveHundredDocumentsWithIt() throws SQLException {
        mail(
                "Mail.",
                Stream.concat(Stream.of("inner.eml=Inner."), Stream.of(files("a", 497)))
                        .toArray(String[]::new));
        UUID inner = jobOf(document("mail.eml/inner.eml"));
        stage(inner, "Inner.");
        ledger.staging().activate(inner, attached(files("b", 5)), List.of()).block();
        assertThat(rows("document")).isEqualTo(501);
        assertThat(rows("blob")).isEqualTo(501);
        assertThat(document("mail.eml/inner.eml").attachments()).isEqualTo(2);
        assertThat(document("mail.eml/inner.eml").latest().warnings())
                .contains("3 attachments, from \"b002.txt\" on, are not read: one upload brings at most 500 documents"
                        + " with it.");

        // Those that come no more make room, those that come again need none.
        mail(
                "Mail 2.",
                Stream.concat(Stream.of("inner.eml=Inner."), Stream.of(files("c", 500)))
                        .toArray(String[]::new));
        assertThat(rows("document")).isEqualTo(501);
        assertThat(document("mail.eml").attachments()).isEqualTo(498);
        assertThat(document("mail.eml/inner.eml").attachments()).isEqualTo(2);
        mail("Mail 3.", "c001.txt=Text 1.");
        assertThat(keys()).containsExactly("mail.eml", "mail.eml/c001.txt");
        assertThat(document("mail.eml").latest().warnings()).noneMatch(warning -> warning.contains("500"));
    }

    @Test
    void deletingOneTakesVectorsInOrderAsStagingDoes() throws Exception {
        String[] texts = Stream.of("One.", "Two.", "Three.", "Four.")
                .sorted((a, b) -> TextHash.of(a).compareTo(TextHash.of(b)))
                .toArray(String[]::new);
        // The order of removal is neither that of the keys nor its reverse.
        mail("Mail.", "a=" + texts[2], "b=" + texts[0], "c=" + texts[3], "d=" + texts[1]);
        for (String key : List.of("a", "b", "c", "d")) {
            var attachment = document("mail.eml/" + key);
            activate(jobOf(attachment), original(attachment));
        }
        UUID mail = document("mail.eml").id();
        try (Connection other = connect()) {
            other.setAutoCommit(false);
            lock(other, texts[0], "");
            var deleted = ledger.documents().delete(OWNER, mail).toFuture();
            awaitBlocked();
            for (String text : List.of(texts[1], texts[2], texts[3])) {
                lock(other, text, " nowait");
            }
            other.rollback();
            deleted.get();
        }
        assertThat(rows("embedding")).isZero();
    }

    private static void lock(Connection connection, String text, String how) throws SQLException {
        try (var lock =
                connection.prepareStatement("select model from embedding where text_hash = ? for update" + how)) {
            lock.setString(1, TextHash.of(text));
            assertThat(lock.executeQuery().next()).isTrue();
        }
    }

    private void awaitBlocked() throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (blocked() == 0) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(10);
        }
    }

    private int blocked() throws SQLException {
        try (var connection = connect();
                var count = connection
                        .createStatement()
                        .executeQuery("select count(*) from " + database.blockedSessions())) {
            count.next();
            return count.getInt(1);
        }
    }
}
