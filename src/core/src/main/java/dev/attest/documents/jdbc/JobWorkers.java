package dev.attest.documents.jdbc;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Threads that work on jobs, woken by db-scheduler. */
public final class JobWorkers implements AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(4);
    // A worker is dead after 4 × 4 s, and looked for every 2 × 4 s: taken over within 25 s.
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    private final Scheduler scheduler;
    private final Runnable deaf;

    private JobWorkers(Scheduler scheduler, Runnable deaf) {
        this.scheduler = scheduler;
        this.deaf = deaf;
    }

    static JobWorkers start(Database database, JobQueue queue, int threads, Function<UUID, Mono<Void>> work) {
        OneTimeTask<Void> task = Tasks.oneTime(JobQueue.TASK)
                .onDeadExecutionRevive()
                .onFailure(JobWorkers::tryLater)
                .execute((instance, context) ->
                        work.apply(JobQueue.job(instance)).block());
        Scheduler scheduler = Scheduler.create(database.pool(), task)
                .threads(threads)
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(LAST_WORDS)
                .enableImmediateExecution()
                .build();
        scheduler.start();
        return new JobWorkers(scheduler, queue.onNudge(scheduler::triggerCheckForDueExecutions));
    }

    private static void tryLater(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        int failures = complete.getExecution().consecutiveFailures;
        Duration pause = Duration.ofSeconds(Math.min(60, 1L << Math.min(failures, 6)));
        operations.reschedule(complete, complete.getTimeDone().plus(pause));
    }

    @Override
    public void close() {
        deaf.run();
        scheduler.stop();
    }
}
