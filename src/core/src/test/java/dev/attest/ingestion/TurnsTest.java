package dev.attest.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class TurnsTest {

    private final Turns turns = new Turns(1);
    private final List<String> begun = new ArrayList<>();

    private Mono<String> work(String name, Mono<String> result) {
        return turns.take(Mono.defer(() -> {
            begun.add(name);
            return result;
        }));
    }

    @Test
    void aWorkWaitsUntilTheOneBeforeItHasEnded() {
        Sinks.One<String> first = Sinks.one();
        var one = work("one", first.asMono()).toFuture();
        var two = work("two", Mono.just("2")).toFuture();
        assertThat(begun).containsExactly("one");
        first.tryEmitValue("1").orThrow();
        assertThat(one).isCompletedWithValue("1");
        assertThat(two).isCompletedWithValue("2");
    }

    @Test
    void anErrorAndAnEmptyResultGiveTheTurnOn() {
        StepVerifier.create(work("one", Mono.error(new IllegalStateException("no"))))
                .verifyErrorMessage("no");
        StepVerifier.create(work("two", Mono.empty())).verifyComplete();
        StepVerifier.create(work("three", Mono.just("3"))).expectNext("3").verifyComplete();
    }

    @Test
    void cancellingGivesTheTurnOnAndNeverBeginsAWorkThatWaits() {
        Disposable one = work("one", Mono.never()).subscribe();
        Disposable two = work("two", Mono.never()).subscribe();
        var three = work("three", Mono.just("3")).toFuture();
        two.dispose();
        assertThat(begun).containsExactly("one");
        one.dispose();
        assertThat(begun).containsExactly("one", "three");
        assertThat(three).isCompletedWithValue("3");
    }

    @Test
    void asManyRunAtOnceAsItSays() {
        Turns two = new Turns(2);
        for (int i = 0; i < 5; i++) {
            two.take(Mono.fromRunnable(() -> begun.add("x")).then(Mono.never())).subscribe();
        }
        assertThat(begun).hasSize(2);
    }
}
