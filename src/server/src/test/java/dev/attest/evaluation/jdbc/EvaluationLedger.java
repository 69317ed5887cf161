package dev.attest.evaluation.jdbc;

import dev.attest.documents.jdbc.TestedOn;
import dev.attest.evaluation.Evaluation;
import dev.attest.evaluation.EvaluationRequest;
import dev.attest.evaluation.MainFigure;
import dev.attest.evaluation.ReportFile;
import dev.attest.evaluation.Turns;
import dev.attest.evaluation.Turns.Reported;
import dev.attest.evaluation.Turns.Turn;
import dev.attest.ledger.jdbc.Database;
import dev.attest.ledger.jdbc.LedgerSettings;
import dev.attest.tenancy.Principal;
import dev.attest.tenancy.Role;
import dev.attest.tenancy.Tenant;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Evaluations in a new ledger, and what tests do with them. */
public final class EvaluationLedger implements AutoCloseable {

    public static final Principal ENGINEER =
            new Principal(new Tenant("local"), "erin", Set.of(), Set.of(Role.ENGINEER));
    static final EvaluationRequest SAMPLES = EvaluationRequest.whole("samples", EvaluationRequest.Judge.LOCAL);
    static final int KEEP = 2;

    private final TestedOn testedOn;
    private final LedgerSettings settings;
    final Database database;
    final EvaluationQueue queue;

    EvaluationLedger(TestedOn testedOn, Path folder, Clock clock) {
        this.testedOn = testedOn;
        settings = testedOn.fresh(folder);
        database = Database.open(settings, clock);
        queue = new EvaluationQueue(database);
    }

    /** On H2. */
    public static EvaluationLedger embedded(Path folder) {
        return new EvaluationLedger(TestedOn.H2, folder, Clock.systemUTC());
    }

    public JdbcEvaluations evaluations() {
        return new JdbcEvaluations(database, queue);
    }

    public JdbcTurns turns() {
        return new JdbcTurns(database, KEEP);
    }

    /** Another server's view of the same ledger. */
    EvaluationQueue otherQueue() {
        return new EvaluationQueue(database);
    }

    public Evaluation requested(EvaluationRequest request) {
        return now(evaluations().request(ENGINEER, request, Optional.empty()));
    }

    public Evaluation find(UUID id) {
        return now(evaluations().find(ENGINEER, id));
    }

    public Turn begun(Evaluation evaluation) {
        return now(turns().begin(evaluation.id()));
    }

    /** As if it had never been kept. */
    public void forgetReport(Evaluation evaluation) {
        now(database.transact(jdbc -> jdbc.sql("delete from evaluation_file where evaluation_id = :id")
                .param("id", evaluation.id())
                .update()));
    }

    /** Asked for, begun and ended with a report. */
    Evaluation reported(EvaluationRequest request) {
        Evaluation evaluation = requested(request);
        now(turns().finish(begun(evaluation), report("{\"of\":\"" + evaluation.id() + "\"}")));
        return find(evaluation.id());
    }

    static Turns.Outcome report(String json) {
        return report(true, json);
    }

    static Turns.Outcome report(boolean compared, String json) {
        return new Reported(
                true,
                compared,
                List.of(new MainFigure("groundedness", .9, .8, .95, .75), new MainFigure("bias", null, null, null, 0)),
                Map.of(
                        ReportFile.JSON,
                        json.getBytes(StandardCharsets.UTF_8),
                        ReportFile.HTML,
                        new byte[(2 << 20) + 17]));
    }

    public static <T> T now(Mono<T> work) {
        return Objects.requireNonNull(work.block());
    }

    @Override
    public void close() {
        database.close();
        testedOn.drop(settings);
    }
}
