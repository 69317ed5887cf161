package dev.attest.documents.jdbc;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArraySet;

/** Wakes jobs. Called inside a transaction, so that a job is scheduled exactly when its row is committed. */
final class JobQueue {

    static final String TASK = "ingest";

    private final SchedulerClient client;
    private final Set<Runnable> workers = new CopyOnWriteArraySet<>();

    JobQueue(Database database) {
        this.client = SchedulerClient.Builder.create(database.joining()).build();
    }

    void schedule(UUID job, Instant at) {
        client.scheduleIfNotExists(new TaskInstance<Void>(TASK, job.toString()), at);
    }

    void cancel(UUID job) {
        var task = TaskInstanceId.of(TASK, job.toString());
        // A picked one is being worked on: the worker finds the job ended, and the row goes when it returns.
        client.getScheduledExecution(task)
                .filter(execution -> !execution.isPicked())
                .ifPresent(execution -> client.cancel(task));
    }

    /** To be called after the transaction, so that workers here need not wait for their next poll. */
    void nudge() {
        workers.forEach(Runnable::run);
    }

    /** Has something run at every nudge, until the returned action is run. */
    Runnable onNudge(Runnable worker) {
        workers.add(worker);
        return () -> workers.remove(worker);
    }
}
