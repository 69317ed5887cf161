package dev.attest.documents.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Accepted;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** In an embedded ledger; {@link ReplicasTest} has the same with two processes. */
@Tag("invariant-6")
@DisplayName("Invariant 6, dead workers")
class DeadWorkerTest extends LedgerTests {

    @Test
    void theJobOfADeadWorkerIsTakenOverWithin30Seconds() throws Exception {
        Accepted.Queued accepted = queued(OWNER, upload("a.md", "Text."));
        // What a worker leaves behind that picked the job and was killed a moment ago.
        sql("update scheduled_tasks set picked = true, picked_by = 'dead', last_heartbeat = current_timestamp,"
                + " version = version + 1");
        CountDownLatch taken = new CountDownLatch(1);
        long began = System.nanoTime();
        try (JobWorkers workers = ledger.work(job -> {
            assertThat(job).isEqualTo(accepted.jobId());
            taken.countDown();
            return Mono.empty();
        })) {
            assertThat(taken.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofSeconds(5));
    }
}
