package dev.attest.retrieval.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.blocking.Blocking;
import dev.attest.retrieval.TokenVectors;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

class RecentQuestionsTest {

    private final List<String> encoded = new ArrayList<>();
    private final Map<String, Sinks.One<TokenVectors>> passes = new HashMap<>();
    private final RecentQuestions questions = new RecentQuestions(text -> Mono.defer(() -> {
        encoded.add(text);
        Sinks.One<TokenVectors> pass = Sinks.one();
        passes.put(text, pass);
        return pass.asMono();
    }));

    private final Queue<Runnable> queue = new ArrayDeque<>();
    private final RecentQuestions queued =
            new RecentQuestions(text -> Blocking.on(Schedulers.fromExecutor(queue::add), () -> {
                encoded.add(text);
                return tokens();
            }));

    private static TokenVectors tokens() {
        return new TokenVectors(List.of(), new float[0][]);
    }

    private void finish(String question, TokenVectors tokens) {
        passes.get(question).tryEmitValue(tokens).orThrow();
    }

    @Test
    void runsAQuestionOnceForAllWhoAskWhileItRunsAndAfterwards() {
        TokenVectors tokens = tokens();
        StepVerifier first = StepVerifier.create(questions.tokens("why?"))
                .expectNext(tokens)
                .expectComplete()
                .verifyLater();
        StepVerifier second = StepVerifier.create(questions.tokens("why?"))
                .expectNext(tokens)
                .expectComplete()
                .verifyLater();
        finish("why?", tokens);
        first.verify();
        second.verify();

        assertThat(questions.tokens("why?").block()).isSameAs(tokens);
        assertThat(encoded).containsExactly("why?");
    }

    @Test
    void runsNothingBeforeSomebodyListens() {
        questions.tokens("why?");
        assertThat(encoded).isEmpty();
    }

    @Test
    void goesOnForTheOthersWhenOneGoesAway() {
        TokenVectors tokens = tokens();
        var gone = questions.tokens("why?").subscribe();
        StepVerifier other = StepVerifier.create(questions.tokens("why?"))
                .expectNext(tokens)
                .expectComplete()
                .verifyLater();
        gone.dispose();
        finish("why?", tokens);
        other.verify();
        assertThat(encoded).containsExactly("why?");
    }

    private void runQueue() {
        while (!queue.isEmpty()) {
            queue.remove().run();
        }
    }

    @Test
    void leavesOutAPassThatHasNotBegunWhenAllHaveGone() {
        Disposable one = queued.tokens("why?").subscribe();
        Disposable other = queued.tokens("why?").subscribe();
        one.dispose();
        other.dispose();

        runQueue();

        assertThat(encoded).isEmpty();
    }

    @Test
    void runsAPassThatHasNotBegunForTheOneWhoStays() {
        queued.tokens("why?").subscribe().dispose();
        Disposable gone = queued.tokens("why?").subscribe();
        StepVerifier stays = StepVerifier.create(queued.tokens("why?"))
                .expectNextCount(1)
                .expectComplete()
                .verifyLater();
        gone.dispose();

        runQueue();

        stays.verify();
        assertThat(encoded).containsExactly("why?");
    }

    @Test
    void beginsAnewForWhoComesAfterAllHaveGone() {
        questions.tokens("why?").subscribe().dispose();
        TokenVectors tokens = tokens();
        StepVerifier later = StepVerifier.create(questions.tokens("why?"))
                .expectNext(tokens)
                .expectComplete()
                .verifyLater();

        finish("why?", tokens);

        later.verify();
        assertThat(encoded).containsExactly("why?", "why?");
    }

    @Test
    void countsOneThatGoesTwiceOnce() {
        var twice = new AtomicReference<Subscription>();
        CoreSubscriber<TokenVectors> goes = new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                twice.set(subscription);
            }
        };
        queued.tokens("why?").subscribe(goes);
        StepVerifier stays = StepVerifier.create(queued.tokens("why?"))
                .expectNextCount(1)
                .expectComplete()
                .verifyLater();
        twice.get().cancel();
        twice.get().cancel();

        runQueue();

        stays.verify();
    }

    @Test
    void givesEveryoneWhoStaysTheTokensHoweverManyGoMeanwhile() {
        int asked = 4_000;
        var live = new RecentQuestions(text -> Blocking.on(Schedulers.parallel(), RecentQuestionsTest::tokens));

        Long answered = Flux.range(0, asked)
                .flatMap(
                        i -> {
                            Mono<TokenVectors> tokens =
                                    live.tokens("question " + i / 4).subscribeOn(Schedulers.parallel());
                            return i % 2 == 0
                                    ? tokens.map(there -> 1)
                                    : tokens.takeUntilOther(Mono.just(1).subscribeOn(Schedulers.parallel()))
                                            .then(Mono.empty());
                        },
                        8)
                .count()
                .block(Duration.ofMinutes(1));

        assertThat(answered).isEqualTo(asked / 2);
    }

    @Test
    void triesAgainAfterAFailure() {
        StepVerifier failed = StepVerifier.create(questions.tokens("why?"))
                .expectErrorMessage("broken")
                .verifyLater();
        passes.get("why?").tryEmitError(new IllegalStateException("broken")).orThrow();
        failed.verify();

        TokenVectors tokens = tokens();
        StepVerifier again = StepVerifier.create(questions.tokens("why?"))
                .expectNext(tokens)
                .expectComplete()
                .verifyLater();
        finish("why?", tokens);
        again.verify();
        assertThat(encoded).containsExactly("why?", "why?");
    }

    @Test
    void forgetsTheQuestionThatWasNotAskedForLongest() {
        for (int i = 0; i < RecentQuestions.MOST; i++) {
            questions.tokens("question " + i).subscribe();
            finish("question " + i, tokens());
        }
        questions.tokens("question 0").block();
        questions.tokens("one more").subscribe();
        assertThat(encoded).hasSize(RecentQuestions.MOST + 1);

        questions.tokens("question 0").block();
        assertThat(encoded).hasSize(RecentQuestions.MOST + 1);
        questions.tokens("question 1").subscribe();
        assertThat(encoded).hasSize(RecentQuestions.MOST + 2).last().isEqualTo("question 1");
    }
}
