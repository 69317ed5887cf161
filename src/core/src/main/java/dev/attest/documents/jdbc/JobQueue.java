package dev.attest.documents.jdbc;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.attest.ledger.jdbc.Database;
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

    /**
     * Has a job worked on. Each time under a name of its own: the wake-up of a retried job must not get lost because the
     * worker of the cancelled attempt has not let go yet. A wake-up of a job that has ended does nothing.
     */
    void schedule(UUID job, Instant at) {
        client.scheduleIfNotExists(new TaskInstance<Void>(TASK, job + "/" + UUID.randomUUID()), at);
    }

    /** The job a wake-up is for. */
    static UUID job(TaskInstance<Void> wakeUp) {
        return UUID.fromString(wakeUp.getId().substring(0, wakeUp.getId().indexOf('/')));
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
