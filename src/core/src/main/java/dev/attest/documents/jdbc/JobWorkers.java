package dev.attest.documents.jdbc;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.attest.ledger.LedgerUnavailable;
import dev.attest.ledger.jdbc.Database;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/** Threads that work on jobs, woken by db-scheduler. */
public final class JobWorkers implements AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(4);
    // A worker is dead after 4 × 4 s, and looked for every 2 × 4 s: taken over within 25 s.
    private static final int MISSED_HEARTBEATS = 4;
    // Afterwards threads are interrupted, which would close H2's file under them. They need milliseconds.
    private static final Duration LAST_WORDS = Duration.ofSeconds(30);
    // How long a worker waits for a database that went away under its job.
    private static final Duration MOST_PATIENCE = Duration.ofMinutes(5);

    private final Database database;
    private final Function<UUID, Mono<Void>> work;
    private final Sinks.Empty<Void> closing = Sinks.empty();
    private final Scheduler scheduler;
    private final Runnable deaf;

    private JobWorkers(Database database, JobQueue queue, int threads, Function<UUID, Mono<Void>> work) {
        this.database = database;
        this.work = work;
        CustomTask<Void> task = Tasks.custom(JobQueue.TASK, Void.class)
                .onDeadExecutionRevive()
                .onFailure(JobWorkers::tryLater)
                .execute((instance, context) -> work(JobQueue.job(instance)));
        scheduler = Scheduler.create(database.pool(), task)
                .threads(threads)
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(LAST_WORDS)
                // The library's own name is the host's: a process could not tell its jobs from those of its neighbour.
                .schedulerName(new SchedulerName.Fixed("attest-" + UUID.randomUUID()))
                .enableImmediateExecution()
                .build();
        deaf = queue.onNudge(scheduler::triggerCheckForDueExecutions);
    }

    static JobWorkers start(Database database, JobQueue queue, int threads, Function<UUID, Mono<Void>> work) {
        var workers = new JobWorkers(database, queue, threads, work);
        workers.scheduler.start();
        return workers;
    }

    /** Works on a job until it ends or the workers are closed; then the job is due at once, for whoever starts next. */
    private CompletionHandler<Void> work(UUID job) {
        boolean ended = Mono.firstWithSignal(
                        closing.asMono().thenReturn(false), work.apply(job).thenReturn(true))
                // A statement that was ended for taking too long counts, or its job would never end.
                .onErrorResume(JobWorkers::isAway, e -> forgetOnceBack(job).then(Mono.error(e)))
                .blockOptional()
                .orElse(true);
        if (ended) {
            return new CompletionHandler.OnCompleteRemove<>();
        }
        forgetAttempt(job).block();
        return (complete, operations) -> operations.reschedule(complete, complete.getTimeDone());
    }

    /** An attempt that was broken off on purpose, or by the database, says nothing about the file. */
    private Mono<Void> forgetAttempt(UUID job) {
        return database.transact(jdbc -> jdbc.sql("update job set attempts = attempts - 1 where id = :id"
                                + " and attempts > 0" + JdbcStaging.GOING_ON)
                        .param("id", job)
                        .update())
                .then();
    }

    private static boolean isAway(Throwable e) {
        return e instanceof LedgerUnavailable ledger && ledger.away();
    }

    /** Holds the worker meanwhile: there is no job it could work on. */
    private Mono<Void> forgetOnceBack(UUID job) {
        return forgetAttempt(job)
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, POLL).filter(LedgerUnavailable.class::isInstance))
                .takeUntilOther(closing.asMono())
                .timeout(MOST_PATIENCE, Mono.empty());
    }

    private static void tryLater(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        int failures = complete.getExecution().consecutiveFailures;
        Duration pause = Duration.ofSeconds(Math.min(60, 1L << Math.min(failures, 6)));
        operations.reschedule(complete, complete.getTimeDone().plus(pause));
    }

    /**
     * Gives up the jobs at work, which then are as if their attempt had not begun; blocks for milliseconds. No thread is
     * interrupted: blocking steps that have begun run to their end elsewhere, unheard.
     */
    @Override
    public void close() {
        deaf.run();
        scheduler.pause();
        closing.tryEmitEmpty();
        scheduler.stop();
    }
}
