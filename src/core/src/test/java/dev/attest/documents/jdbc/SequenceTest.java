package dev.attest.documents.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Change;
import dev.attest.tenancy.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("invariant-2")
@DisplayName("Invariant 2, sequence")
@OnEveryDatabase
class SequenceTest extends LedgerTests {

    private static final int WRITERS = 8;
    private static final int DOCUMENTS_EACH = 15;

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void aReaderThatFollowsWhileManyWriteMissesNothing() {
        ExecutorService pool = Executors.newFixedThreadPool(WRITERS);
        try {
            CompletableFuture<?> writing = CompletableFuture.allOf(IntStream.range(0, WRITERS)
                    .mapToObj(writer -> CompletableFuture.runAsync(() -> write(writer), pool))
                    .toArray(CompletableFuture[]::new));
            List<Change> followed = new ArrayList<>();
            boolean last = false;
            while (true) {
                long after = followed.isEmpty()
                        ? 0
                        : followed.get(followed.size() - 1).sequence();
                followed.addAll(
                        ledger.changeLog().after(collectionId(), after, 50).block());
                if (last) {
                    break;
                }
                last = writing.isDone() && followed.size() == WRITERS * DOCUMENTS_EACH * 2;
                if (writing.isDone() && !last) {
                    // Everything is committed: one more read must bring the rest.
                    assertThat(head()).isEqualTo(WRITERS * DOCUMENTS_EACH * 2);
                }
            }
            writing.join();
            assertThat(followed)
                    .extracting(Change::sequence)
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, WRITERS * DOCUMENTS_EACH * 2)
                            .boxed()
                            .toList());
        } finally {
            pool.shutdownNow();
        }
    }

    private void write(int writer) {
        for (int i = 0; i < DOCUMENTS_EACH; i++) {
            ready("writer-" + writer + "-" + i, "Text " + i + " of " + writer);
        }
    }

    @Test
    void eachCollectionCountsForItself() {
        ready("a.md", "Text.");
        ledger.collections().create(OWNER, "other", Access.OPEN).block();
        assertThat(ledger.changeLog().heads().block().values()).containsExactlyInAnyOrder(2L, 0L);
    }
}
