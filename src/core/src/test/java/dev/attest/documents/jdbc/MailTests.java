package dev.attest.documents.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.attest.documents.Accepted;
import dev.attest.documents.Document;
import dev.attest.documents.Listing;
import dev.attest.documents.Page;
import dev.attest.documents.StoredAttachment;
import dev.attest.documents.Upload;
import dev.attest.tenancy.Principal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A ledger with mails: documents with others inside them. */
abstract class MailTests extends LedgerTests {

    static final Principal SALES = member("rita", "sales");
    static final Principal LEGAL = member("lea", "legal");

    /** Each as {@code name=text}. */
    List<StoredAttachment> attached(String... files) {
        return Arrays.stream(files)
                .map(file -> file.split("=", 2))
                .map(file -> new StoredAttachment(file[0], "text/plain", stored(file[1]), List.of()))
                .toList();
    }

    UUID mail(String text, String... files) {
        return mail(queued(OWNER, upload("mail.eml", text)), text, files);
    }

    UUID mail(Accepted.Queued accepted, String text, String... files) {
        stage(accepted.jobId(), text);
        ledger.staging()
                .activate(accepted.jobId(), attached(files), List.of("One was not read."))
                .block();
        return accepted.documentId();
    }

    List<Document> documents() {
        var all = new ArrayList<Document>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<Document> page = ledger.documents()
                    .list(OWNER, new Listing(Optional.empty(), Optional.empty(), 200, cursor))
                    .block();
            all.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor.isPresent());
        return all;
    }

    List<String> keys() {
        return documents().stream().map(Document::sourceKey).toList();
    }

    Document document(String key) {
        return documents().stream()
                .filter(found -> found.sourceKey().equals(key))
                .findFirst()
                .orElseThrow();
    }

    String original(Document document) {
        return ledger.documents()
                .content(OWNER, document.id(), Optional.of(document.latest().number()))
                .flatMapMany(content -> ledger.blobs().read(content.blob(), 0, content.size()))
                .map(bytes -> new String(bytes, UTF_8))
                .reduce("", String::concat)
                .block();
    }

    int rows(String table) throws SQLException {
        try (var connection = connect();
                var count = connection.createStatement().executeQuery("select count(*) from " + table)) {
            count.next();
            return count.getInt(1);
        }
    }

    UUID jobOf(Document document) {
        try (var connection = connect();
                var job = connection.prepareStatement(
                        "select id from job where document_id = ? order by version desc limit 1")) {
            job.setObject(1, document.id());
            var row = job.executeQuery();
            row.next();
            return row.getObject(1, UUID.class);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Names the readers of a document, with the same bytes or others. */
    Accepted.Queued narrowed(String key, String text, String... readers) {
        return queued(OWNER, upload(new Upload.Target.Key("handbook", key), text, Optional.of(Set.of(readers))));
    }
}
