package dev.attest.watching.jdbc;

import dev.attest.ledger.jdbc.Database;
import dev.attest.tenancy.Principal;
import dev.attest.tenancy.Role;
import dev.attest.watching.Accuracy;
import dev.attest.watching.LoggedPrediction;
import dev.attest.watching.LoggedPrediction.Outcome;
import dev.attest.watching.PredictionId;
import dev.attest.watching.Predictions;
import dev.attest.watching.UnknownPrediction;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.core.publisher.Mono;

/**
 * Predictions in tables: a row for many calls, one after the other, because a row for each costs more than to predict. All of
 * one {@link #add} by one principal to one version of a model make a run, or several if it would grow too long.
 */
public final class JdbcPredictions implements Predictions {

    /** Runs, so that no transaction holds its locks for long. */
    private static final int MOST_SWEPT = 1_000;
    /** Calls, with which runs grow: with so many of them no more runs are swept. */
    private static final int ENOUGH_SWEPT = 5_000;

    private final Database database;
    private final JdbcTemplate batches;

    public JdbcPredictions(Database database) {
        this.database = database;
        // Joins the transaction, since both are of one pool; JdbcClient has no batches.
        this.batches = new JdbcTemplate(database.pool());
    }

    @Override
    public Mono<Void> add(List<Call> calls) {
        return database.transact(jdbc -> batches.batchUpdate(
                        "insert into prediction_run (first_id, last_id, tenant, principal, model, model_version, made_at,"
                                + " call_count, features, labels, calls, inputs, predicted, probabilities)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                        CallRun.of(calls).stream().map(JdbcPredictions::values).toList()))
                .then();
    }

    private static Object[] values(CallRun run) {
        CallRun.Source source = run.source();
        RunText text = run.text();
        return new Object[] {
            run.firstId(),
            run.lastId(),
            source.tenant(),
            source.principal(),
            source.card().name(),
            source.card().version(),
            utc(run.madeAt()),
            run.count(),
            text.features(),
            text.labels(),
            text.calls(),
            text.inputs(),
            text.predicted(),
            text.probabilities()
        };
    }

    static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    @Override
    public Mono<LoggedPrediction> find(Principal by, PredictionId id) {
        return database.transact(jdbc -> call(jdbc, by, id).row(id, Optional.ofNullable(outcome(jdbc, id))));
    }

    private static KeptCall call(JdbcClient jdbc, Principal by, PredictionId id) {
        KeptCall call = jdbc.sql("select " + KeptCall.COLUMNS
                        + " from prediction_run where last_id between :id and :latest and first_id <= :id"
                        + " and tenant = :tenant and (:engineer or principal = :name)"
                        // Other runs may have gone on at the same time.
                        + " and position(:line in calls) > 0 order by last_id limit 1")
                .param("id", id.call())
                .param("latest", CallRun.latestEnd(id.call()))
                .param("line", RunText.beginning(id.call()))
                .param("tenant", by.tenant().id())
                .param("engineer", by.is(Role.ENGINEER))
                .param("name", by.name())
                .query((rs, row) -> KeptCall.of(rs, id.call()))
                .optional()
                .filter(found -> id.row() < found.rows())
                .orElseThrow(() -> UnknownPrediction.of(id.toString()));
        if (id.row() >= call.kept()) {
            throw UnknownPrediction.notKept(id, call.kept());
        }
        return call;
    }

    private static @Nullable Outcome outcome(JdbcClient jdbc, PredictionId id) {
        return jdbc.sql("select label, told_by, told_at from prediction_outcome"
                        + " where prediction_id = :id and ordinal = :ordinal")
                .param("id", id.call())
                .param("ordinal", id.row())
                .query((rs, row) -> new Outcome(
                        rs.getString(1),
                        rs.getString(2),
                        rs.getObject(3, OffsetDateTime.class).toInstant()))
                .optional()
                .orElse(null);
    }

    @Override
    public Mono<LoggedPrediction> tell(Principal by, PredictionId id, String label) {
        return database.transact(jdbc -> {
            KeptCall call = call(jdbc, by, id);
            if (!call.labels().contains(label)) {
                throw new UnknownLabel(call.labels());
            }
            keep(jdbc, by, id, call, label);
            return call.row(id, Optional.ofNullable(outcome(jdbc, id)));
        });
    }

    private void keep(JdbcClient jdbc, Principal by, PredictionId id, KeptCall call, String label) {
        jdbc.sql("insert into prediction_outcome (prediction_id, ordinal, run_id, model, model_version, label, correct,"
                        + " told_by, told_at) values (:id, :ordinal, :run, :model, :version, :label, :correct, :by, :at)"
                        + " on conflict do nothing")
                .param("id", id.call())
                .param("ordinal", id.row())
                .param("run", call.run())
                .param("model", call.model())
                .param("version", call.version())
                .param("label", label)
                .param("correct", label.equals(call.predicted(id.row())))
                .param("by", by.name())
                .param("at", database.now())
                .update();
        // H2 knows no "do update".
        jdbc.sql("update prediction_outcome set label = :label, correct = :correct, told_by = :by, told_at = :at"
                        + " where prediction_id = :id and ordinal = :ordinal")
                .param("id", id.call())
                .param("ordinal", id.row())
                .param("label", label)
                .param("correct", label.equals(call.predicted(id.row())))
                .param("by", by.name())
                .param("at", database.now())
                .update();
    }

    @Override
    public Mono<Accuracy> accuracy(String model, String version, Instant since) {
        return database.transact(jdbc -> jdbc.sql(
                        "select count(*), coalesce(sum(case when correct then 1 else 0 end), 0)"
                                + " from prediction_outcome"
                                + " where model = :model and model_version = :version and told_at >= :since")
                .param("model", model)
                .param("version", version)
                .param("since", utc(since))
                .query((rs, row) -> new long[] {rs.getLong(1), rs.getLong(2)})
                .optional()
                .filter(counts -> counts[0] > 0)
                .map(counts -> new Accuracy(counts[1], counts[0]))
                .orElse(null));
    }

    @Override
    public Mono<Integer> sweep(Instant before) {
        return database.transact(jdbc -> {
            List<Old> runs = few(jdbc.sql("select last_id, call_count from prediction_run where made_at < :before"
                            + " order by made_at limit " + MOST_SWEPT)
                    .param("before", utc(before))
                    .query((rs, row) -> new Old(rs.getObject(1, UUID.class), rs.getInt(2)))
                    .list());
            batches.batchUpdate(
                    "delete from prediction_run where last_id = ?",
                    runs.stream().map(run -> new Object[] {run.id()}).toList());
            return runs.stream().mapToInt(Old::calls).sum();
        });
    }

    /** The first ones that have enough calls together. */
    private static List<Old> few(List<Old> runs) {
        var few = new ArrayList<Old>();
        int calls = 0;
        for (Old run : runs) {
            if (calls >= ENOUGH_SWEPT) {
                break;
            }
            few.add(run);
            calls += run.calls();
        }
        return few;
    }

    private record Old(UUID id, int calls) {}
}
