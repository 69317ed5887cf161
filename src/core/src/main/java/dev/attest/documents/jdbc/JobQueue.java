package dev.attest.documents.jdbc;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** Wakes jobs. Called inside a transaction, so that a job is scheduled exactly when its row is committed. */
final class JobQueue {

    static final String TASK = "ingest";

    private final SchedulerClient client;
    private final Sinks.Many<UUID> nudges = Sinks.many().multicast().directBestEffort();

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
    void nudge(UUID job) {
        nudges.emitNext(job, Sinks.EmitFailureHandler.busyLooping(Duration.ofMillis(100)));
    }

    Flux<UUID> nudges() {
        return nudges.asFlux();
    }
}
