package dev.attest.documents.jdbc;

import dev.attest.documents.Job;
import dev.attest.documents.JobNotRetryable;
import dev.attest.documents.JobState;
import dev.attest.documents.Jobs;
import dev.attest.documents.UnknownJob;
import dev.attest.ledger.jdbc.Database;
import dev.attest.tenancy.Principal;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.core.publisher.Mono;

final class JdbcJobs implements Jobs {

    private final Database database;
    private final JobQueue queue;

    JdbcJobs(Database database, JobQueue queue) {
        this.database = database;
        this.queue = queue;
    }

    @Override
    public Mono<Job> find(Principal by, UUID id) {
        return database.transact(jdbc -> one(jdbc, by, id));
    }

    /** A job of a deleted document remains visible to whoever started it. */
    private static Job one(JdbcClient jdbc, Principal by, UUID id) {
        return jdbc.sql(
                        "select j.id, c.name, j.document_id, j.version, j.state, j.done, j.total, j.attempts, j.failure,"
                                + " j.failure_detail, j.created_at, j.updated_at, " + PageRows.COUNTS + " from job j"
                                + " left join document_version v on v.document_id = j.document_id and v.number = j.version"
                                + " left join document d on d.id = j.document_id"
                                + " left join collection c on c.id = j.collection_id where j.id = :id and j.tenant = :tenant"
                                + " and ((d.id is null and j.created_by = :by) or " + Permission.VISIBLE + ")")
                .params(Permission.of(by))
                .param("by", by.name())
                .param("id", id)
                .query((rs, n) -> new Job(
                        id,
                        Optional.ofNullable(rs.getString("name")).orElse(""),
                        rs.getObject("document_id", UUID.class),
                        rs.getInt("version"),
                        JobState.valueOf(rs.getString("state")),
                        rs.getInt("done"),
                        rs.getInt("total"),
                        rs.getInt("attempts"),
                        PageRows.counts(rs),
                        DocumentRows.failure(rs),
                        DocumentRows.instant(rs, "created_at"),
                        DocumentRows.instant(rs, "updated_at")))
                .optional()
                .orElseThrow(() -> new UnknownJob(id.toString()));
    }

    @Override
    public Mono<Job> cancel(Principal by, UUID id) {
        return database.transact(jdbc -> {
            Job job = lock(jdbc, by, id);
            if (!job.state().ended()) {
                end(jdbc, id, JobState.CANCELLED, "cancelled", "Cancelled by " + by.name(), database.now());
            }
            return one(jdbc, by, id);
        });
    }

    @Override
    public Mono<Job> retry(Principal by, UUID id) {
        return database.transact(jdbc -> {
                    Job job = lock(jdbc, by, id);
                    if (!job.state().ended() || job.state() == JobState.READY) {
                        throw new JobNotRetryable("Job " + id + " has not failed");
                    }
                    int latest = jdbc.sql("select latest_version from document where id = :id")
                            .param("id", job.documentId())
                            .query(Integer.class)
                            .single();
                    if (latest != job.version()) {
                        throw new JobNotRetryable("The document of job " + id + " has a newer version " + latest);
                    }
                    again(jdbc, job);
                    return one(jdbc, by, id);
                })
                .doOnNext(job -> queue.nudge());
    }

    private void again(JdbcClient jdbc, Job job) {
        jdbc.sql("update job set state = 'QUEUED', done = 0, total = 0, attempts = 0, failure = null,"
                        + " failure_detail = null, updated_at = :now where id = :id")
                .param("id", job.id())
                .param("now", database.now())
                .update();
        jdbc.sql("update document_version set retired_at = null where document_id = :document and number = :number")
                .param("document", job.documentId())
                .param("number", job.version())
                .update();
        queue.schedule(job.id(), database.now().toInstant());
    }

    private static Job lock(JdbcClient jdbc, Principal by, UUID id) {
        Job job = one(jdbc, by, id);
        JdbcChangeLog.lock(jdbc, JdbcDocuments.writable(jdbc, by, job.documentId()));
        return one(jdbc, by, id);
    }

    /** Ends a job whose version will never serve; indexes forget what was staged of it. */
    static void end(JdbcClient jdbc, UUID id, JobState state, String code, String detail, OffsetDateTime now) {
        jdbc.sql("update job set state = :state, failure = :code, failure_detail = :detail, updated_at = :now"
                        + " where id = :id")
                .param("id", id)
                .param("state", state.name())
                .param("code", code)
                .param("detail", Cut.to(2048, Storable.text(detail)))
                .param("now", now)
                .update();
        jdbc.sql("update document_version set retired_at = :now where exists (select 1 from job j where j.id = :id"
                        + " and j.document_id = document_version.document_id and j.version = document_version.number)")
                .param("id", id)
                .param("now", now)
                .update();
    }
}
