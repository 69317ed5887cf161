package dev.attest.evaluation.jdbc;

import dev.attest.evaluation.Evaluation;
import dev.attest.evaluation.EvaluationState;
import dev.attest.evaluation.Progress;
import dev.attest.evaluation.ReportFile;
import dev.attest.evaluation.Turns;
import dev.attest.ledger.jdbc.Database;
import dev.attest.tenancy.Tenant;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.core.publisher.Mono;

/** Turns of evaluations in their rows. */
public final class JdbcTurns implements Turns {

    private static final int PART = 1 << 20;
    /** Of evaluations that were to be compared with one report. */
    private static final int MOST_FAILURES = 3;
    /** Characters of a problem, as the column has room for. */
    private static final int LONGEST_PROBLEM = 4_096;

    private static final String MINE = " where id = :id and turn = :turn and state = 'RUNNING'";

    private final Database database;
    private final int keep;

    /**
     * Turns in a database.
     *
     * @param keep how many reports a tenant keeps, 1 or more
     */
    public JdbcTurns(Database database, int keep) {
        if (keep < 1) {
            throw new IllegalArgumentException("At least one report is kept, not " + keep);
        }
        this.database = database;
        this.keep = keep;
    }

    @Override
    public Mono<Turn> begin(UUID evaluation) {
        return database.transact(jdbc -> {
            Optional<Evaluation> locked = one(jdbc, evaluation, " for update");
            if (locked.isEmpty() || locked.get().state().ended()) {
                return null;
            }
            if (locked.get().attempts() >= MOST_ATTEMPTS) {
                end(jdbc, evaluation, "Begun " + MOST_ATTEMPTS + " times and never came to an end");
                return null;
            }
            UUID turn = UUID.randomUUID();
            begin(jdbc, locked.get(), turn);
            return new Turn(
                    turn, tenant(jdbc, evaluation), one(jdbc, evaluation, "").orElseThrow());
        });
    }

    private static Optional<Evaluation> one(JdbcClient jdbc, UUID id, String lock) {
        return jdbc.sql(EvaluationRows.SELECT + "id = :id" + lock)
                .param("id", id)
                .query(EvaluationRows::read)
                .optional();
    }

    private static Tenant tenant(JdbcClient jdbc, UUID id) {
        return new Tenant(jdbc.sql("select tenant from evaluation where id = :id")
                .param("id", id)
                .query(String.class)
                .single());
    }

    @Override
    public Mono<Boolean> ended(UUID evaluation) {
        return database.transact(jdbc ->
                one(jdbc, evaluation, "").map(known -> known.state().ended()).orElse(true));
    }

    private void end(JdbcClient jdbc, UUID id, String problem) {
        jdbc.sql(
                        "update evaluation set state = 'FAILED', turn = null, problem = :problem, finished_at = :now where id = :id")
                .param("problem", problem)
                .param("now", database.now())
                .param("id", id)
                .update();
    }

    private void begin(JdbcClient jdbc, Evaluation evaluation, UUID turn) {
        boolean first = evaluation.times().started().isEmpty();
        jdbc.sql("update evaluation set state = 'RUNNING', turn = :turn, attempts = attempts + 1,"
                        + " started_at = coalesce(started_at, :now), compared_with = :baseline where id = :id")
                .param("turn", turn)
                .param("now", database.now())
                .param(
                        "baseline",
                        first
                                ? baseline(jdbc, evaluation)
                                : evaluation.comparedWith().orElse(null))
                .param("id", evaluation.id())
                .update();
    }

    private static @Nullable UUID baseline(JdbcClient jdbc, Evaluation evaluation) {
        return switch (evaluation.request().baseline().kind()) {
            case NONE -> null;
            case NAMED -> evaluation.request().baseline().id().orElseThrow();
            case LAST -> last(jdbc, evaluation.id());
        };
    }

    /** A report that evaluations keep failing with is passed over, or no later one would ever have a report. */
    private static @Nullable UUID last(JdbcClient jdbc, UUID id) {
        return jdbc.sql(
                        "select b.id from evaluation e join evaluation b on b.tenant = e.tenant and b.dataset = e.dataset"
                                + " and b.judge = e.judge and b.sample_limit is not distinct from e.sample_limit"
                                + " join evaluation_file f on f.evaluation_id = b.id and f.name = :name and f.ordinal = 0"
                                + " where e.id = :id and b.state in ('PASSED', 'GATE_FAILED')"
                                + " and (select count(*) from evaluation f where f.compared_with = b.id"
                                + " and f.baseline = 'last' and f.state = 'FAILED') < :most"
                                + " order by b.finished_at desc, b.id limit 1")
                .param("name", ReportFile.JSON.fileName())
                .param("most", MOST_FAILURES)
                .param("id", id)
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    @Override
    public Mono<Boolean> progress(Turn turn, Optional<Progress> progress) {
        return database.transact(jdbc -> progress.isPresent()
                ? mine(jdbc, "update evaluation set stage = :stage, done = :done, total = :total" + MINE, turn)
                                .param("stage", progress.get().stage())
                                .param("done", progress.get().done())
                                .param("total", progress.get().total())
                                .update()
                        == 1
                : mine(jdbc, "select 1 from evaluation" + MINE, turn)
                        .query(Integer.class)
                        .optional()
                        .isPresent());
    }

    private static JdbcClient.StatementSpec mine(JdbcClient jdbc, String sql, Turn turn) {
        return jdbc.sql(sql).param("id", turn.evaluation().id()).param("turn", turn.id());
    }

    @Override
    public Mono<Boolean> finish(Turn turn, Outcome outcome) {
        return database.transact(jdbc -> outcome instanceof Reported reported
                ? report(jdbc, turn, reported)
                : fail(jdbc, turn, (Failed) outcome));
    }

    private boolean fail(JdbcClient jdbc, Turn turn, Failed failed) {
        return mine(
                                jdbc,
                                "update evaluation set state = 'FAILED', turn = null, problem = :problem,"
                                        + " finished_at = :now" + MINE,
                                turn)
                        .param("problem", cut(failed.problem()))
                        .param("now", database.now())
                        .update()
                == 1;
    }

    /** One that did not fit could not be kept, and the evaluation would be begun again and again. */
    private static String cut(String problem) {
        if (problem.length() <= LONGEST_PROBLEM) {
            return problem;
        }
        int end = LONGEST_PROBLEM - 1;
        return problem.substring(0, Character.isHighSurrogate(problem.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private boolean report(JdbcClient jdbc, Turn turn, Reported reported) {
        EvaluationState state = reported.passed() ? EvaluationState.PASSED : EvaluationState.GATE_FAILED;
        int ended = mine(
                        jdbc,
                        "update evaluation set state = :state, turn = null, figures = :figures, finished_at = :now,"
                                + " compared_with = case when :compared then compared_with end"
                                + MINE,
                        turn)
                .param("state", state.name())
                .param("compared", reported.compared())
                .param("figures", EvaluationRows.figures(reported.figures()))
                .param("now", database.now())
                .update();
        if (ended == 1) {
            UUID id = turn.evaluation().id();
            reported.files().forEach((file, bytes) -> keep(jdbc, id, file, bytes));
            sweep(jdbc, id);
        }
        return ended == 1;
    }

    private static void keep(JdbcClient jdbc, UUID id, ReportFile file, byte[] bytes) {
        for (int from = 0; from < bytes.length; from += PART) {
            jdbc.sql(
                            "insert into evaluation_file (evaluation_id, name, ordinal, bytes) values (:id, :name, :n, :bytes)")
                    .param("id", id)
                    .param("name", file.fileName())
                    .param("n", from / PART)
                    .param("bytes", Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PART)))
                    .update();
        }
    }

    private void sweep(JdbcClient jdbc, UUID newest) {
        jdbc.sql("delete from evaluation_file where evaluation_id in (select e.id from evaluation e"
                        + " where e.tenant = (select tenant from evaluation where id = :id)"
                        + " and e.state in ('PASSED', 'GATE_FAILED')"
                        + " order by e.finished_at desc, e.id offset :keep rows)")
                .param("id", newest)
                .param("keep", keep)
                .update();
    }

    @Override
    public Mono<Void> release(Turn turn) {
        return database.transact(jdbc -> mine(
                                jdbc,
                                "update evaluation set state = 'QUEUED', turn = null, attempts = attempts - 1" + MINE,
                                turn)
                        .update())
                .then();
    }

    @Override
    public Mono<byte[]> baseline(Turn turn) {
        return Mono.justOrEmpty(turn.evaluation().comparedWith())
                .flatMap(id -> database.transact(jdbc -> whole(jdbc, id, ReportFile.JSON)));
    }

    private static byte @Nullable [] whole(JdbcClient jdbc, UUID id, ReportFile file) {
        var bytes = new ByteArrayOutputStream();
        jdbc.sql("select bytes from evaluation_file where evaluation_id = :id and name = :name order by ordinal")
                .param("id", id)
                .param("name", file.fileName())
                .query(byte[].class)
                .list()
                .forEach(bytes::writeBytes);
        return bytes.size() == 0 ? null : bytes.toByteArray();
    }
}
