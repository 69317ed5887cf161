package dev.attest.documents.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

class CancellationTest extends LedgerTests {

    /** An interrupt during a write would close H2's file for everybody. */
    @Test
    void clientsThatLeaveDoNotBreakTheLedger() throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            String key = "doc-" + i;
            Disposable client =
                    ledger.documents().accept(OWNER, upload(key, key)).subscribe(accepted -> {}, e -> {});
            Thread.sleep(i % 3);
            client.dispose();
        }
        assertThat(IntStream.range(0, 10).mapToObj(i -> ready("after-" + i, "Text " + i)))
                .doesNotHaveDuplicates();
    }
}
