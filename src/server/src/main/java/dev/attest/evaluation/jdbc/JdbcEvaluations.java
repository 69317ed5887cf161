package dev.attest.evaluation.jdbc;

import dev.attest.evaluation.Evaluation;
import dev.attest.evaluation.EvaluationKeyReused;
import dev.attest.evaluation.EvaluationRefused;
import dev.attest.evaluation.EvaluationRequest;
import dev.attest.evaluation.Evaluations;
import dev.attest.evaluation.NoReport;
import dev.attest.evaluation.ReportFile;
import dev.attest.evaluation.UnknownEvaluation;
import dev.attest.ledger.jdbc.Database;
import dev.attest.tenancy.Principal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Evaluations in tables, their reports in rows. */
public final class JdbcEvaluations implements Evaluations {

    private final Database database;
    private final EvaluationQueue queue;

    public JdbcEvaluations(Database database, EvaluationQueue queue) {
        this.database = database;
        this.queue = queue;
    }

    @Override
    public Mono<Evaluation> request(Principal by, EvaluationRequest request, Optional<String> idempotencyKey) {
        return database.transact(jdbc -> {
                    request.baseline().id().ifPresent(id -> requireReport(jdbc, by, id));
                    UUID id = UUID.randomUUID();
                    if (!insert(jdbc, by, id, request, idempotencyKey)) {
                        return asBefore(jdbc, by, request, idempotencyKey.orElseThrow());
                    }
                    queue.schedule(id, database.now().toInstant());
                    return one(jdbc, by, id);
                })
                .doOnNext(evaluation -> queue.nudge());
    }

    private boolean insert(
            JdbcClient jdbc, Principal by, UUID id, EvaluationRequest request, Optional<String> idempotencyKey) {
        return jdbc.sql(
                                "insert into evaluation (id, tenant, dataset, judge, metrics, sample_limit, baseline, self_tests,"
                                        + " state, done, total, figures, attempts, idempotency_key, requested_by, requested_at)"
                                        + " values (:id, :tenant, :dataset, :judge, :metrics, :limit, :baseline, :self, 'QUEUED', 0, 0,"
                                        + " '[]', 0, :key, :by, :now) on conflict do nothing")
                        .param("id", id)
                        .param("tenant", by.tenant().id())
                        .param("dataset", request.dataset())
                        .param("judge", request.judge().name())
                        .param("metrics", EvaluationRows.metrics(request))
                        .param("limit", request.limit().orElse(null))
                        .param("baseline", request.baseline().text())
                        .param("self", request.selfTests())
                        .param("key", idempotencyKey.orElse(null))
                        .param("by", by.name())
                        .param("now", database.now())
                        .update()
                == 1;
    }

    private static Evaluation asBefore(JdbcClient jdbc, Principal by, EvaluationRequest request, String key) {
        Evaluation before = jdbc.sql(
                        EvaluationRows.SELECT + "tenant = :tenant and requested_by = :by and idempotency_key = :key")
                .param("tenant", by.tenant().id())
                .param("by", by.name())
                .param("key", key)
                .query(EvaluationRows::read)
                .single();
        if (!before.request().equals(request)) {
            throw new EvaluationKeyReused(key);
        }
        return before;
    }

    private static void requireReport(JdbcClient jdbc, Principal by, UUID id) {
        boolean there = jdbc.sql("select 1 from evaluation e join evaluation_file f on f.evaluation_id = e.id"
                        + " where e.id = :id and e.tenant = :tenant and f.name = :name and f.ordinal = 0")
                .param("id", id)
                .param("tenant", by.tenant().id())
                .param("name", ReportFile.JSON.fileName())
                .query(Integer.class)
                .optional()
                .isPresent();
        if (!there) {
            throw new EvaluationRefused("baseline", "must be last, none, or the id of an evaluation that has a report");
        }
    }

    @Override
    public Mono<Evaluation> find(Principal by, UUID id) {
        return database.transact(jdbc -> one(jdbc, by, id));
    }

    private static Evaluation one(JdbcClient jdbc, Principal by, UUID id) {
        return jdbc.sql(EvaluationRows.SELECT + "id = :id and tenant = :tenant")
                .param("id", id)
                .param("tenant", by.tenant().id())
                .query(EvaluationRows::read)
                .optional()
                .orElseThrow(() -> new UnknownEvaluation(id));
    }

    @Override
    public Mono<Page> list(Principal by, int limit, Optional<String> cursor) {
        return database.transact(jdbc -> {
            Optional<Cursor> after = cursor.map(Cursor::decode);
            String older = after.isPresent() ? " and (requested_at, id) < (:at, :id)" : "";
            JdbcClient.StatementSpec sql = jdbc.sql(EvaluationRows.SELECT + "tenant = :tenant" + older
                            + " order by requested_at desc, id desc limit :limit")
                    .param("tenant", by.tenant().id())
                    .param("limit", limit + 1);
            after.ifPresent(last -> sql.param("at", OffsetDateTime.ofInstant(last.requested(), ZoneOffset.UTC))
                    .param("id", last.id()));
            return page(sql.query(EvaluationRows::read).list(), limit);
        });
    }

    private static Page page(List<Evaluation> found, int limit) {
        return found.size() <= limit
                ? new Page(found, Optional.empty())
                : new Page(
                        found.subList(0, limit),
                        Optional.of(Cursor.after(found.get(limit - 1)).encode()));
    }

    @Override
    public Mono<Evaluation> cancel(Principal by, UUID id) {
        return database.transact(jdbc -> {
            jdbc.sql("update evaluation set state = 'CANCELLED', turn = null, problem = :problem, finished_at = :now"
                            + " where id = :id and tenant = :tenant and state in ('QUEUED', 'RUNNING')")
                    .param("problem", "Cancelled by " + by.name())
                    .param("now", database.now())
                    .param("id", id)
                    .param("tenant", by.tenant().id())
                    .update();
            return one(jdbc, by, id);
        });
    }

    @Override
    public Mono<Kept> file(Principal by, UUID id, ReportFile file) {
        return database.transact(jdbc -> {
            Evaluation evaluation = one(jdbc, by, id);
            return jdbc.sql("select count(*), coalesce(sum(octet_length(bytes)), 0) from evaluation_file"
                            + " where evaluation_id = :id and name = :name")
                    .param("id", id)
                    .param("name", file.fileName())
                    .query((rs, row) -> new Kept(rs.getLong(2), rows(id, file, rs.getInt(1))))
                    .optional()
                    .filter(kept -> kept.size() > 0)
                    .orElseThrow(() -> new NoReport(why(evaluation)));
        });
    }

    private Flux<byte[]> rows(UUID id, ReportFile file, int count) {
        return Flux.range(0, count).concatMap(ordinal -> row(id, file, ordinal), 1);
    }

    private Mono<byte[]> row(UUID id, ReportFile file, int ordinal) {
        return database.transact(jdbc -> jdbc.sql(
                        "select bytes from evaluation_file where evaluation_id = :id and name = :name and ordinal = :n")
                .param("id", id)
                .param("name", file.fileName())
                .param("n", ordinal)
                .query(byte[].class)
                .single());
    }

    private static String why(Evaluation evaluation) {
        return switch (evaluation.state()) {
            case QUEUED, RUNNING -> "Evaluation " + evaluation.id() + " has not finished; it has no report yet";
            case FAILED, CANCELLED -> "Evaluation " + evaluation.id() + " ended without a report; its problem says why";
            case PASSED, GATE_FAILED ->
                "The report of evaluation " + evaluation.id()
                        + " is no longer kept; ATTEST_EVALUATIONS_KEEP says how many are";
        };
    }
}
