package dev.attest.documents.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Accepted;
import dev.attest.documents.Chunk;
import dev.attest.documents.Document;
import dev.attest.documents.Listing;
import dev.attest.documents.Page;
import dev.attest.documents.TextHash;
import dev.attest.documents.Upload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What databases would treat differently. */
@OnEveryDatabase
class StorableTest extends LedgerTests {

    @Test
    void whatCannotBeStoredIsReplacedWithoutMovingAnything() {
        String text = "a\0b\ud800c\udc00d \ud83d\ude00 e\ud83d";
        Accepted.Queued accepted = queued(OWNER, upload("odd.txt", "Odd."));
        activate(accepted.jobId(), text);

        String kept = ledger.documents()
                .text(OWNER, accepted.documentId(), Optional.empty())
                .block();
        assertThat(kept)
                .isEqualTo("a\ufffdb\ufffdc\ufffdd \ud83d\ude00 e\ufffd")
                .hasSameSizeAs(text);
        Chunk chunk = ledger.documents()
                .chunks(OWNER, accepted.documentId(), Optional.empty())
                .block()
                .get(0);
        assertThat(chunk.text())
                .isEqualTo(kept.substring(chunk.span().start(), chunk.span().end()));
    }

    @Test
    void theLongestKeyIsAKeyInAnyScript() {
        // Of three bytes each, and too random to be compressed.
        String key = new Random(4)
                .ints(1024, 0x4e00, 0x9fff)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        UUID document = ready(key, "Text.");
        Upload again = upload(key, "Text.");
        assertThat(ledger.documents().accept(OWNER, again).block()).isEqualTo(new Accepted.Unchanged(document));
    }

    @Test
    void listsKeysInTheOrderOfTheirCharactersPageByPage() {
        List<String> keys = Stream.of("b", "B", "a", "_x", "a-b", "ab", "a b", "Ä", "ä", "Z", "1", "é/1", "e/2")
                .toList();
        keys.forEach(key -> queued(OWNER, upload(key, "Text of " + key)));
        var listed = new ArrayList<String>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<Document> page = ledger.documents()
                    .list(OWNER, new Listing(Optional.empty(), Optional.empty(), 2, cursor))
                    .block();
            page.items().forEach(document -> listed.add(document.sourceKey()));
            cursor = page.nextCursor();
        } while (cursor.isPresent());
        assertThat(listed).containsExactlyElementsOf(keys.stream().sorted().toList());
    }

    @Test
    void findsAnyNumberOfVectorsAtOnce() {
        ready("a.md", "Text.");
        List<String> hashes = IntStream.range(0, 70_000)
                .mapToObj(n -> n == 5 ? TextHash.of("Text.") : "hash-" + n)
                .toList();
        assertThat(ledger.embeddings().find(MODEL, hashes).block()).hasSize(1);
    }
}
