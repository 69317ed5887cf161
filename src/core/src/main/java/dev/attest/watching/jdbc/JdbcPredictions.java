package dev.attest.watching.jdbc;

import dev.attest.ledger.jdbc.Database;
import dev.attest.prediction.ModelCard;
import dev.attest.prediction.Predicted;
import dev.attest.tenancy.Principal;
import dev.attest.tenancy.Role;
import dev.attest.watching.Accuracy;
import dev.attest.watching.LoggedPrediction;
import dev.attest.watching.LoggedPrediction.Outcome;
import dev.attest.watching.PredictionId;
import dev.attest.watching.Predictions;
import dev.attest.watching.UnknownLabel;
import dev.attest.watching.UnknownPrediction;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.core.publisher.Mono;

/** Predictions in tables, a row a call. */
public final class JdbcPredictions implements Predictions {

    /** So that no transaction holds its locks for long. */
    private static final int MOST_SWEPT = 1000;

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
                        "insert into prediction (id, tenant, principal, model, model_version, made_at, micros,"
                                + " row_count, kept_rows, inputs, outputs) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                + " on conflict do nothing",
                        calls.stream().map(JdbcPredictions::values).toList()))
                .then();
    }

    private static Object[] values(Call call) {
        Predicted predicted = call.predicted();
        ModelCard card = predicted.card();
        CallText text = CallText.of(predicted);
        return new Object[] {
            predicted.id(),
            call.by().tenant().id(),
            call.by().name(),
            card.name(),
            card.version(),
            utc(predicted.at()),
            predicted.took().toNanos() / 1000,
            predicted.rows().count(),
            text.rows(),
            text.inputs(),
            text.outputs()
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
                        + " from prediction where id = :id and tenant = :tenant and (:engineer or principal = :name)")
                .param("id", id.call())
                .param("tenant", by.tenant().id())
                .param("engineer", by.is(Role.ENGINEER))
                .param("name", by.name())
                .query((rs, row) -> KeptCall.of(rs))
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
        jdbc.sql(
                        "insert into prediction_outcome (prediction_id, ordinal, model, model_version, label, correct, told_by,"
                                + " told_at) values (:id, :ordinal, :model, :version, :label, :correct, :by, :at)"
                                + " on conflict do nothing")
                .param("id", id.call())
                .param("ordinal", id.row())
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
        return database.transact(jdbc -> jdbc.sql("delete from prediction where id in"
                        + " (select id from prediction where made_at < :before order by made_at limit " + MOST_SWEPT
                        + ")")
                .param("before", utc(before))
                .update());
    }
}
