package dev.attest.answering.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.answering.Written;
import dev.attest.faults.Fault;
import dev.attest.faults.FaultyProxy;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;

/** What is seen of a stream while it runs, and that leaving it closes the connection to the model's server. */
class OpenAiAnswerModelStreamTest {

    /** For what no time is promised of. */
    private static final long PATIENCE = 5;

    private static final Duration PROMISED = Duration.ofSeconds(1);
    /** A loaded machine may hold one up. */
    private static final int ROUNDS = 3;

    private final StubModelServer server = StubModelServer.start();
    private final OpenAiAnswerModel model = Asked.model(Asked.settings(server.baseUrl()));

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void showsEachTokenBeforeTheServerSendsTheNext() throws Exception {
        var written = new LinkedBlockingQueue<Written>();
        Asked.answer(model).subscribe(written::add);
        StubModelServer.Call call = server.next().begin();
        for (String token : List.of("The", " muster", " point", " is", " the", " old", " crane", ".")) {
            call.token(token);
            assertThat(written.poll(20, TimeUnit.SECONDS)).isEqualTo(new Written.Text(token));
        }
        call.token(" [1]").token(" It");
        assertThat(written.poll(20, TimeUnit.SECONDS)).isInstanceOf(Written.Complete.class);
        assertThat(written.poll(20, TimeUnit.SECONDS)).isEqualTo(new Written.Text(" It"));
        call.token(" is").finish("stop").done();
        assertThat(written.poll(20, TimeUnit.SECONDS)).isEqualTo(new Written.Text(" is"));
        assertThat(written.poll(20, TimeUnit.SECONDS)).isInstanceOf(Written.Complete.class);
        assertThat(written.poll(20, TimeUnit.SECONDS)).isInstanceOf(Written.Account.class);
    }

    @Test
    void closesTheConnectionWithinASecondWhenItIsLeftBeforeTheServerHasAnswered() throws Exception {
        closesInTime("before the status", (call, written) -> {});
    }

    @Test
    void closesTheConnectionWithinASecondWhenItIsLeftBeforeTheFirstToken() throws Exception {
        closesInTime("before the first token", (call, written) -> call.begin());
    }

    @Test
    void closesTheConnectionWithinASecondWhenItIsLeftBetweenTwoTokens() throws Exception {
        closesInTime("between two tokens", (call, written) -> {
            call.begin().token("The");
            assertThat(written.poll(20, TimeUnit.SECONDS)).isEqualTo(new Written.Text("The"));
        });
    }

    @Test
    void closesTheConnectionOnceTheTimeForTheFirstTokenIsUp() throws Exception {
        var hasty = Asked.model(Asked.settings(server.baseUrl(), Duration.ofMillis(300), Duration.ofSeconds(30)));
        Asked.answer(hasty).subscribe(written -> {}, failed -> {});
        assertThat(server.next().left().get(PATIENCE, TimeUnit.SECONDS)).isPositive();
    }

    @Test
    void asksNoSecondTimeWhenItIsLeftWhileItWaitsToTryAgain() throws Exception {
        Disposable asking = Asked.answer(model).subscribe(written -> {}, failed -> {});
        StubModelServer.Call call = server.next().status(429, "Retry-After: 1\r\n", "Connection: close\r\n");
        call.left().get(PATIENCE, TimeUnit.SECONDS);
        asking.dispose();
        try (var other = StubModelServer.start()) {
            // As long as a second try would take, told by another model's own wait.
            Asked.answer(Asked.model(Asked.settings(other.baseUrl()))).subscribe(written -> {}, failed -> {});
            other.next().status(429, "Retry-After: 2\r\n");
            other.next();
        }
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void leavesAServerThatNobodyAnswersFor() {
        try (var proxy = FaultyProxy.before(server.baseUrl())) {
            proxy.behave(Fault.BLACK_HOLE);
            Disposable asking = Asked.answer(Asked.model(Asked.settings(proxy.instead(server.baseUrl()))))
                    .subscribe();
            proxy.awaitOpened(1, Duration.ofSeconds(20));
            asking.dispose();
            proxy.awaitOpen(0, Duration.ofSeconds(PATIENCE));
        }
    }

    @Test
    void takesASlowReaderForNoSlowModel() throws Exception {
        int tokens = 600;
        var settings = Asked.settings(server.baseUrl(), Duration.ofSeconds(30), Duration.ofMillis(500));
        var reader = new BaseSubscriber<Written>() {
            private final CompletableFuture<Integer> texts = new CompletableFuture<>();
            private int count;

            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                request(1);
            }

            @Override
            protected void hookOnNext(Written piece) {
                count += piece instanceof Written.Text ? 1 : 0;
            }

            @Override
            protected void hookOnComplete() {
                texts.complete(count);
            }

            @Override
            protected void hookOnError(Throwable failure) {
                texts.completeExceptionally(failure);
            }
        };
        Asked.answer(Asked.model(settings)).subscribe(reader);
        StubModelServer.Call call = server.next().begin();
        for (int i = 0; i < tokens; i++) {
            call.token(" word");
        }
        call.finish("stop").done();
        Mono.delay(Duration.ofMillis(1_500)).block();
        reader.requestUnbounded();
        assertThat(reader.texts.get(20, TimeUnit.SECONDS)).isEqualTo(tokens);
    }

    @Test
    void keepsNoThreadWaitingForEachAnswer() throws Exception {
        int answers = 100;
        Duration patience = Duration.ofMinutes(5);
        var patient = Asked.model(new LlmSettings(
                server.baseUrl(), "tiny-1", Optional.empty(), 0, 800, 3_000, patience, patience, patience));
        var asking = new ArrayList<Disposable>();
        var calls = new ArrayList<StubModelServer.Call>();
        var written = new LinkedBlockingQueue<Written>();
        for (int i = 0; i < answers; i++) {
            asking.add(Asked.answer(patient).ofType(Written.Text.class).subscribe(written::add));
        }
        for (int i = 0; i < answers; i++) {
            calls.add(server.next().begin().token("The"));
        }
        for (int i = 0; i < answers; i++) {
            assertThat(written.poll(20, TimeUnit.SECONDS)).isEqualTo(new Written.Text("The"));
        }
        // Those that passed the tokens on a moment ago may not be back yet.
        for (int i = 0; i < 200 && waitingInHttpClients() >= answers / 4; i++) {
            Thread.sleep(50);
        }
        assertThat(waitingInHttpClients()).isLessThan(answers / 4);
        asking.forEach(Disposable::dispose);
        for (StubModelServer.Call call : calls) {
            call.left().get(20, TimeUnit.SECONDS);
        }
    }

    /** Idle workers of a pool wait for work; whoever waits for a stream stands deeper. */
    private static long waitingInHttpClients() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().matches("HttpClient-\\d+-Worker-\\d+"))
                .filter(thread -> List.of(thread.getValue()).stream()
                        .noneMatch(frame -> frame.getMethodName().equals("getTask")))
                .count();
    }

    /** What the server says before it is left. */
    private interface Beginning {
        void of(StubModelServer.Call call, LinkedBlockingQueue<Written> written) throws InterruptedException;
    }

    private void closesInTime(String when, Beginning beginning) throws Exception {
        var took = new ArrayList<Duration>();
        for (int round = 0; round < ROUNDS; round++) {
            var written = new LinkedBlockingQueue<Written>();
            Disposable asking = Asked.answer(model).subscribe(written::add);
            StubModelServer.Call call = server.next();
            beginning.of(call, written);
            long left = System.nanoTime();
            asking.dispose();
            took.add(Duration.ofNanos(call.left().get(20, TimeUnit.SECONDS) - left));
        }
        assertThat(Collections.min(took))
                .as("closed, when left %s, after %s", when, took)
                .isLessThan(PROMISED);
        System.out.println("Left " + when + ": closed after " + took);
    }
}
