package dev.attest.evaluation.jdbc;

import static dev.attest.evaluation.jdbc.EvaluationLedger.ENGINEER;
import static dev.attest.evaluation.jdbc.EvaluationLedger.SAMPLES;
import static dev.attest.evaluation.jdbc.EvaluationLedger.now;
import static dev.attest.evaluation.jdbc.EvaluationLedger.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.documents.jdbc.OnEveryDatabase;
import dev.attest.documents.jdbc.TestedOn;
import dev.attest.evaluation.Evaluation;
import dev.attest.evaluation.EvaluationKeyReused;
import dev.attest.evaluation.EvaluationRefused;
import dev.attest.evaluation.EvaluationRequest;
import dev.attest.evaluation.EvaluationRequest.Baseline;
import dev.attest.evaluation.EvaluationRequest.Judge;
import dev.attest.evaluation.EvaluationState;
import dev.attest.evaluation.Evaluations;
import dev.attest.evaluation.NoReport;
import dev.attest.evaluation.Progress;
import dev.attest.evaluation.ReportFile;
import dev.attest.evaluation.Turns;
import dev.attest.evaluation.Turns.Failed;
import dev.attest.evaluation.Turns.Turn;
import dev.attest.evaluation.UnknownEvaluation;
import dev.attest.tenancy.Principal;
import dev.attest.tenancy.Role;
import dev.attest.tenancy.Tenant;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class JdbcEvaluationsTest {

    private static final Principal STRANGER =
            new Principal(new Tenant("elsewhere"), "erin", Set.of(), Set.of(Role.OWNER));

    @TempDir
    private Path folder;

    @Parameter
    TestedOn testedOn = TestedOn.H2;

    private EvaluationLedger ledger;
    private Evaluations evaluations;
    private Turns turns;

    @BeforeEach
    void open() {
        ledger = new EvaluationLedger(testedOn, folder, Clock.systemUTC());
        evaluations = ledger.evaluations();
        turns = ledger.turns();
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private static EvaluationRequest against(Baseline baseline) {
        return new EvaluationRequest("samples", Judge.LOCAL, List.of(), Optional.empty(), baseline, true);
    }

    @Test
    void keepsWhatWasAskedFor() {
        Evaluation before = ledger.reported(SAMPLES);
        var request = new EvaluationRequest(
                "samples",
                Judge.LLM,
                List.of("bias", "recall_at_5"),
                Optional.of(5),
                Baseline.named(before.id()),
                false);
        Evaluation kept = ledger.requested(request);
        assertThat(kept.request()).isEqualTo(request);
        assertThat(kept.state()).isEqualTo(EvaluationState.QUEUED);
        assertThat(kept.requestedBy()).isEqualTo("erin");
        assertThat(kept.attempts()).isZero();
        assertThat(ledger.find(kept.id())).isEqualTo(kept);
    }

    @Test
    void aKeySentAgainStandsForTheSameEvaluation() {
        Optional<String> key = Optional.of("deploy 17");
        Evaluation first = now(evaluations.request(ENGINEER, SAMPLES, key));
        assertThat(now(evaluations.request(ENGINEER, SAMPLES, key))).isEqualTo(first);
        assertThatThrownBy(() -> now(evaluations.request(ENGINEER, against(Baseline.NONE), key)))
                .isInstanceOf(EvaluationKeyReused.class);
        assertThat(now(evaluations.request(STRANGER, SAMPLES, key)).id()).isNotEqualTo(first.id());
        assertThat(ledger.requested(SAMPLES).id()).isNotEqualTo(first.id());
    }

    @Test
    void listsTheNewestFirstAPageAtATime() {
        List<UUID> asked = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            asked.add(0, ledger.requested(SAMPLES).id());
        }
        now(evaluations.request(STRANGER, SAMPLES, Optional.empty()));
        Evaluations.Page first = now(evaluations.list(ENGINEER, 3, Optional.empty()));
        Evaluations.Page second = now(evaluations.list(ENGINEER, 3, first.nextCursor()));
        List<UUID> listed =
                new ArrayList<>(first.items().stream().map(Evaluation::id).toList());
        listed.addAll(second.items().stream().map(Evaluation::id).toList());
        assertThat(first.items()).hasSize(3);
        assertThat(listed).containsExactlyInAnyOrderElementsOf(asked);
        assertThat(first.items().get(0).times().requested())
                .isAfterOrEqualTo(second.items().get(1).times().requested());
        assertThat(second.nextCursor()).isEmpty();
        assertThat(now(evaluations.list(ENGINEER, 5, Optional.empty())).nextCursor())
                .isEmpty();
        for (String cursor : List.of("", "nonsense", "!", "MjAyNg")) {
            assertThatThrownBy(() -> now(evaluations.list(ENGINEER, 3, Optional.of(cursor))))
                    .isInstanceOf(EvaluationRefused.class);
        }
    }

    @Test
    void othersSeeNothingOfIt() {
        Evaluation mine = ledger.reported(SAMPLES);
        assertThatThrownBy(() -> now(evaluations.find(STRANGER, mine.id()))).isInstanceOf(UnknownEvaluation.class);
        assertThatThrownBy(() -> now(evaluations.cancel(STRANGER, mine.id()))).isInstanceOf(UnknownEvaluation.class);
        assertThatThrownBy(() -> now(evaluations.file(STRANGER, mine.id(), ReportFile.JSON)))
                .isInstanceOf(UnknownEvaluation.class);
        assertThatThrownBy(
                        () -> now(evaluations.request(STRANGER, against(Baseline.named(mine.id())), Optional.empty())))
                .isInstanceOf(EvaluationRefused.class);
        Evaluation theirs = now(evaluations.request(STRANGER, SAMPLES, Optional.empty()));
        assertThat(ledger.begun(theirs).evaluation().comparedWith()).isEmpty();
    }

    @Test
    void tellsHowFarItIs() {
        Evaluation evaluation = ledger.requested(SAMPLES);
        Turn turn = ledger.begun(evaluation);
        assertThat(turn.evaluation().state()).isEqualTo(EvaluationState.RUNNING);
        assertThat(turn.evaluation().attempts()).isEqualTo(1);
        assertThat(now(turns.progress(turn, Optional.of(new Progress("answering", 3, 200)))))
                .isTrue();
        assertThat(now(turns.progress(turn, Optional.empty()))).isTrue();
        assertThat(ledger.find(evaluation.id()).progress()).contains(new Progress("answering", 3, 200));
    }

    @Test
    void keepsTheReportInRows() {
        Evaluation evaluation = ledger.reported(SAMPLES);
        assertThat(evaluation.state()).isEqualTo(EvaluationState.PASSED);
        assertThat(evaluation.figures()).hasSize(2);
        assertThat(evaluation.figures().get(1).value()).isNull();
        assertThat(evaluation.times().finished()).isPresent();
        Evaluations.Kept html = now(evaluations.file(ENGINEER, evaluation.id(), ReportFile.HTML));
        List<byte[]> rows = now(html.bytes().collectList());
        assertThat(html.size()).isEqualTo((2 << 20) + 17);
        assertThat(rows).hasSize(3).allSatisfy(row -> assertThat(row.length).isLessThanOrEqualTo(1 << 20));
        assertThat(rows.stream().mapToLong(row -> row.length).sum()).isEqualTo(html.size());
        assertThatThrownBy(() -> now(evaluations.file(ENGINEER, evaluation.id(), ReportFile.JUNIT)))
                .isInstanceOf(NoReport.class);
    }

    @Test
    void aReportThatIsNotThereSaysWhy() {
        Evaluation evaluation = ledger.requested(SAMPLES);
        assertThatThrownBy(() -> now(evaluations.file(ENGINEER, evaluation.id(), ReportFile.HTML)))
                .isInstanceOf(NoReport.class)
                .hasMessageContaining("has not finished");
        now(turns.finish(ledger.begun(evaluation), new Failed("No documents")));
        assertThat(ledger.find(evaluation.id()).problem()).contains("No documents");
        assertThatThrownBy(() -> now(evaluations.file(ENGINEER, evaluation.id(), ReportFile.HTML)))
                .hasMessageContaining("ended without a report");
    }

    @Test
    void onlyTheNewestReportsAreKept() {
        Evaluation first = ledger.reported(SAMPLES);
        Evaluation second = ledger.reported(SAMPLES);
        Evaluation third = ledger.reported(SAMPLES);
        assertThatThrownBy(() -> now(evaluations.file(ENGINEER, first.id(), ReportFile.JSON)))
                .isInstanceOf(NoReport.class)
                .hasMessageContaining("ATTEST_EVALUATIONS_KEEP");
        assertThat(now(evaluations.file(ENGINEER, second.id(), ReportFile.JSON)).size())
                .isPositive();
        assertThat(now(evaluations.file(ENGINEER, third.id(), ReportFile.JSON)).size())
                .isPositive();
        assertThat(ledger.find(first.id()).figures()).hasSize(2);
    }

    @Test
    void isComparedWithTheOneBeforeOfItsKind() {
        assertThat(ledger.begun(ledger.requested(SAMPLES)).evaluation().comparedWith())
                .isEmpty();
        Evaluation before = ledger.reported(SAMPLES);
        ledger.reported(new EvaluationRequest("samples", Judge.LOCAL, List.of(), Optional.of(5), Baseline.LAST, true));
        Turn turn = ledger.begun(ledger.requested(SAMPLES));
        assertThat(turn.evaluation().comparedWith()).contains(before.id());
        assertThat(new String(now(turns.baseline(turn)), StandardCharsets.UTF_8))
                .isEqualTo("{\"of\":\"" + before.id() + "\"}");
        Turn alone = ledger.begun(ledger.requested(against(Baseline.NONE)));
        assertThat(alone.evaluation().comparedWith()).isEmpty();
        assertThat(turns.baseline(alone).blockOptional()).isEmpty();
    }

    @Test
    void aReportThatIsNotComparedSaysSo() {
        ledger.reported(SAMPLES);
        Evaluation evaluation = ledger.requested(SAMPLES);
        Turn turn = ledger.begun(evaluation);
        assertThat(turn.evaluation().comparedWith()).isPresent();
        now(turns.finish(turn, report(false, "{}")));
        assertThat(ledger.find(evaluation.id()).comparedWith()).isEmpty();
    }

    @Test
    void aReportThatEvaluationsKeepFailingWithIsPassedOver() {
        Evaluation older = ledger.reported(SAMPLES);
        Evaluation newer = ledger.reported(SAMPLES);
        for (Evaluation expected : List.of(newer, newer, newer, older, older, older)) {
            Turn turn = ledger.begun(ledger.requested(SAMPLES));
            assertThat(turn.evaluation().comparedWith()).contains(expected.id());
            now(turns.finish(turn, new Failed("Out of memory")));
        }
        Evaluation alone = ledger.reported(SAMPLES);
        assertThat(alone.comparedWith()).isEmpty();
        assertThat(ledger.begun(ledger.requested(SAMPLES)).evaluation().comparedWith())
                .contains(alone.id());
    }

    @Test
    void aProblemThatIsTooLongIsCut() {
        Evaluation evaluation = ledger.requested(SAMPLES);
        now(turns.finish(ledger.begun(evaluation), new Failed("x".repeat(4_094) + "😀".repeat(9))));
        assertThat(ledger.find(evaluation.id()).problem()).contains("x".repeat(4_094) + "…");
    }

    @Test
    void oneThatHasEndedOrIsUnknownHasEnded() {
        Evaluation evaluation = ledger.requested(SAMPLES);
        assertThat(now(turns.ended(evaluation.id()))).isFalse();
        Turn turn = ledger.begun(evaluation);
        assertThat(turn.tenant()).isEqualTo(ENGINEER.tenant());
        assertThat(now(turns.ended(evaluation.id()))).isFalse();
        now(turns.finish(turn, new Failed("No documents")));
        assertThat(now(turns.ended(evaluation.id()))).isTrue();
        assertThat(now(turns.ended(UUID.randomUUID()))).isTrue();
    }

    @Test
    void aBaselineWithoutReportIsRefused() {
        Evaluation queued = ledger.requested(SAMPLES);
        for (UUID id : List.of(queued.id(), UUID.randomUUID())) {
            assertThatThrownBy(() -> ledger.requested(against(Baseline.named(id))))
                    .isInstanceOf(EvaluationRefused.class);
        }
    }

    @Test
    void aCancelledOneIsNoLongerTheWorkers() {
        Evaluation evaluation = ledger.requested(SAMPLES);
        Turn turn = ledger.begun(evaluation);
        assertThat(now(evaluations.cancel(ENGINEER, evaluation.id())).state()).isEqualTo(EvaluationState.CANCELLED);
        assertThat(now(turns.progress(turn, Optional.empty()))).isFalse();
        assertThat(now(turns.progress(turn, Optional.of(new Progress("judging", 1, 2)))))
                .isFalse();
        assertThat(now(turns.finish(turn, report("{}")))).isFalse();
        assertThat(turns.begin(evaluation.id()).blockOptional()).isEmpty();
        Evaluation ended = ledger.find(evaluation.id());
        assertThat(ended.problem()).contains("Cancelled by erin");
        assertThat(ended.figures()).isEmpty();
        assertThat(now(evaluations.cancel(ENGINEER, evaluation.id()))).isEqualTo(ended);
    }

    @Test
    void whoeverBeginsAgainTakesTheTurn() {
        Evaluation evaluation = ledger.requested(SAMPLES);
        Turn first = ledger.begun(evaluation);
        Turn second = ledger.begun(evaluation);
        assertThat(now(turns.progress(first, Optional.empty()))).isFalse();
        assertThat(now(turns.finish(first, new Failed("late")))).isFalse();
        assertThat(now(turns.finish(second, report("{}")))).isTrue();
        assertThat(ledger.find(evaluation.id()).attempts()).isEqualTo(2);
    }

    @Test
    void oneThatWasGivenBackWaitsAsIfNotBegun() {
        Evaluation evaluation = ledger.requested(SAMPLES);
        turns.release(ledger.begun(evaluation)).block();
        Evaluation waiting = ledger.find(evaluation.id());
        assertThat(waiting.state()).isEqualTo(EvaluationState.QUEUED);
        assertThat(waiting.attempts()).isZero();
    }

    @Test
    void isGivenUpWhenItNeverComesToAnEnd() {
        Evaluation evaluation = ledger.requested(SAMPLES);
        for (int i = 0; i < Turns.MOST_ATTEMPTS; i++) {
            ledger.begun(evaluation);
        }
        assertThat(turns.begin(evaluation.id()).blockOptional()).isEmpty();
        assertThat(ledger.find(evaluation.id()).state()).isEqualTo(EvaluationState.FAILED);
        assertThat(ledger.find(evaluation.id()).problem()).contains("Begun 5 times and never came to an end");
    }
}
