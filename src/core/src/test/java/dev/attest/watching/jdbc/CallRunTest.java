package dev.attest.watching.jdbc;

import static dev.attest.prediction.Calls.AT;
import static dev.attest.prediction.Calls.BOB;
import static dev.attest.prediction.Calls.ENGINEER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.prediction.Calls;
import dev.attest.prediction.Cards;
import dev.attest.prediction.ModelCard;
import dev.attest.tenancy.Principal;
import dev.attest.watching.Predictions.Call;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CallRunTest {

    private static Call call(Principal by, ModelCard card, int millis) {
        return new Call(by, Calls.flowers(card, 1, AT.plusMillis(millis)));
    }

    private static Call call(int millis) {
        return call(BOB, Cards.flowers("1"), millis);
    }

    @Test
    void holdsCallsOfOnePrincipalToOneVersion() {
        Principal elsewhere = Calls.principal("elsewhere", "bob");
        List<CallRun> runs = CallRun.of(List.of(
                call(1),
                call(ENGINEER, Cards.flowers("1"), 2),
                call(3),
                call(BOB, Cards.flowers("2"), 4),
                call(elsewhere, Cards.flowers("1"), 5),
                call(6)));
        assertThat(runs).extracting(CallRun::count).containsExactly(3, 1, 1, 1);
        assertThat(runs.get(0).source()).isEqualTo(new CallRun.Source("acme", "bob", Cards.flowers("1")));
    }

    @Test
    void isInTheOrderOfItsIdsAndMadeWhenItsLastCallWas() {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            calls.add(call(i));
        }
        List<Call> shuffled = new ArrayList<>(calls);
        Collections.shuffle(shuffled, new Random(1));
        CallRun run = CallRun.of(shuffled).get(0);

        assertThat(run.count()).isEqualTo(100);
        assertThat(run.firstId()).isEqualTo(calls.get(0).predicted().id());
        assertThat(run.lastId()).isEqualTo(calls.get(99).predicted().id());
        assertThat(run.madeAt()).isEqualTo(calls.get(99).predicted().at());
        assertThat(run.text().calls().lines().map(line -> line.substring(7, 43)))
                .containsExactlyElementsOf(
                        calls.stream().map(c -> c.predicted().id().toString()).toList());
    }

    @Test
    void isShorterThanTenSeconds() {
        List<CallRun> runs =
                CallRun.of(List.of(call(0), call(9_999), call(10_000), call(19_999), call(20_000), call(50_000)));
        assertThat(runs).extracting(CallRun::count).containsExactly(2, 2, 1, 1);
        assertThat(runs)
                .allSatisfy(run -> assertThat(CallRun.latestEnd(run.firstId())).isGreaterThan(run.lastId()));
    }

    @Test
    void endsWhenItsTextIsLongEnough() {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            calls.add(call(i));
        }
        List<CallRun> runs = CallRun.of(calls);
        assertThat(runs).hasSizeBetween(2, 20);
        assertThat(runs.stream().mapToInt(CallRun::count).sum()).isEqualTo(2_000);
        assertThat(runs)
                .allSatisfy(run -> assertThat(run.text().calls()).hasSizeLessThanOrEqualTo(RunText.MOST_OF_SEVERAL));
    }
}
