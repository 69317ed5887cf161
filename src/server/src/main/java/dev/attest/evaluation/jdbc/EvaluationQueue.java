package dev.attest.evaluation.jdbc;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.attest.ledger.jdbc.Database;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArraySet;

/** Wakes evaluations. Called inside a transaction, so that one is scheduled exactly when its row is committed. */
public final class EvaluationQueue {

    static final String TASK = "evaluate";
    static final String TABLE = "evaluation_task";

    private final SchedulerClient client;
    private final Set<Runnable> workers = new CopyOnWriteArraySet<>();

    public EvaluationQueue(Database database) {
        this.client = SchedulerClient.Builder.create(database.joining())
                .tableName(TABLE)
                .build();
    }

    void schedule(UUID evaluation, Instant at) {
        client.scheduleIfNotExists(new TaskInstance<Void>(TASK, evaluation.toString()), at);
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
