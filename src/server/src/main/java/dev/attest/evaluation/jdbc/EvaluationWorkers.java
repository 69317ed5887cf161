package dev.attest.evaluation.jdbc;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.attest.evaluation.Nightly;
import dev.attest.evaluation.Work;
import dev.attest.ledger.jdbc.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** A thread that works on evaluations, one after the other, woken by db-scheduler; and the night's, asked for by one server. */
public final class EvaluationWorkers implements AutoCloseable {

    static final String NIGHTLY_TASK = "evaluate-nightly";

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(4);
    // A worker is dead after 4 × 4 s, and looked for every 2 × 4 s: taken over within 25 s.
    private static final int MISSED_HEARTBEATS = 4;
    // Afterwards threads are interrupted, which would close H2's file under them. They need seconds at most.
    private static final Duration LAST_WORDS = Duration.ofSeconds(30);
    private static final Duration NIGHTLY_AGAIN = Duration.ofMinutes(1);

    private final Work work;
    private final Scheduler scheduler;
    private final Runnable deaf;

    private EvaluationWorkers(Work work, Scheduler scheduler, Runnable deaf) {
        this.work = work;
        this.scheduler = scheduler;
        this.deaf = deaf;
    }

    /**
     * Starts working, also on what a killed server left behind.
     *
     * @param work closed with the workers
     * @param nightly what the night's evaluation is; empty for none
     * @param ask asks for it, given when it was due; blocks
     */
    public static EvaluationWorkers start(
            Database database,
            EvaluationQueue queue,
            Work work,
            Optional<Nightly> nightly,
            Consumer<Instant> ask,
            Clock clock) {
        Scheduler scheduler = scheduler(
                database,
                work,
                nightly.map(night -> nightly(night, ask)).stream().toList(),
                clock);
        if (nightly.isEmpty()) {
            forgetNight(scheduler);
        }
        Runnable deaf = queue.onNudge(scheduler::triggerCheckForDueExecutions);
        scheduler.start();
        return new EvaluationWorkers(work, scheduler, deaf);
    }

    private static Scheduler scheduler(Database database, Work work, List<RecurringTask<Void>> nightly, Clock clock) {
        CustomTask<Void> task = Tasks.custom(EvaluationQueue.TASK, Void.class)
                .onDeadExecutionRevive()
                .onFailure(EvaluationWorkers::tryLater)
                .execute((instance, context) -> done(work.on(UUID.fromString(instance.getId()))));
        return Scheduler.create(database.pool(), task)
                .tableName(EvaluationQueue.TABLE)
                .startTasks(nightly)
                .threads(1)
                .clock(clock::instant)
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(LAST_WORDS)
                // The library's own name is the host's: a process could not tell its jobs from those of its neighbour.
                .schedulerName(new SchedulerName.Fixed("attest-" + UUID.randomUUID()))
                .enableImmediateExecution()
                .build();
    }

    private static RecurringTask<Void> nightly(Nightly nightly, Consumer<Instant> ask) {
        return Tasks.recurring(NIGHTLY_TASK, schedule(nightly))
                .onFailure(new FailureHandler.OnFailureRetryLater<>(NIGHTLY_AGAIN))
                .execute((instance, context) -> ask.accept(context.getExecution().executionTime));
    }

    static Schedule schedule(Nightly nightly) {
        return Schedules.daily(nightly.zone(), nightly.at());
    }

    /** Of a server that was started with a night before, and now is not. */
    private static void forgetNight(Scheduler scheduler) {
        TaskInstanceId night = TaskInstanceId.of(NIGHTLY_TASK, RecurringTask.INSTANCE);
        if (scheduler.getScheduledExecution(night).isPresent()) {
            scheduler.cancel(night);
        }
    }

    private static CompletionHandler<Void> done(boolean ended) {
        return ended
                ? new CompletionHandler.OnCompleteRemove<>()
                : (complete, operations) -> operations.reschedule(complete, complete.getTimeDone());
    }

    private static void tryLater(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        int failures = complete.getExecution().consecutiveFailures;
        Duration pause = Duration.ofSeconds(Math.min(60, 1L << Math.min(failures, 6)));
        operations.reschedule(complete, complete.getTimeDone().plus(pause));
    }

    /** Gives up the evaluation at work, which then is due at once for whoever starts next; blocks for seconds at most. */
    @Override
    public void close() {
        deaf.run();
        scheduler.pause();
        work.close();
        scheduler.stop();
    }
}
