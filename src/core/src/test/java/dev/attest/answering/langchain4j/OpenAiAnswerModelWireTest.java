package dev.attest.answering.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.answering.AnswerModelFailed;
import dev.attest.answering.AnswerModelFailed.Reason;
import dev.attest.faults.Fault;
import dev.attest.faults.FaultSeed;
import dev.attest.faults.FaultyProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of slow, broken and absent connections. */
class OpenAiAnswerModelWireTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration BRIEF = Duration.ofMillis(400);

    private StubModelServer server;

    @AfterEach
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    private URI serves(Consumer<StubModelServer.Call> script) {
        server = StubModelServer.start(script);
        return server.baseUrl();
    }

    private Asked.Failure failure(Duration firstToken, Duration nextToken, Consumer<StubModelServer.Call> script) {
        return Asked.failure(Asked.model(Asked.settings(serves(script), firstToken, nextToken)));
    }

    @Test
    void callsAPortThatNobodyListensOnUnreachable() throws IOException {
        URI nobody;
        try (var free = new ServerSocket(0)) {
            nobody = URI.create("http://127.0.0.1:" + free.getLocalPort() + "/v1");
        }
        Asked.Failure failure = Asked.failure(Asked.model(Asked.settings(nobody)));
        assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(failure.failed()).hasMessageContaining("ATTEST_LLM_BASE_URL");
    }

    @Test
    void callsAServerThatTakesNoConnectionInTimeUnreachable() throws IOException {
        var waiting = new ArrayList<Socket>();
        try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fill(full, waiting);
            URI url = URI.create("http://127.0.0.1:" + full.getLocalPort() + "/v1");
            assertThat(Asked.failure(Asked.model(Asked.settings(url))).reason()).isEqualTo(Reason.UNREACHABLE);
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    /** Until the queue of connections that nobody accepts takes no more. */
    private static void fill(ServerSocket full, List<Socket> waiting) throws IOException {
        for (int i = 0; i < 10; i++) {
            var socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(new InetSocketAddress(full.getInetAddress(), full.getLocalPort()), 300);
            } catch (SocketTimeoutException e) {
                return;
            }
        }
    }

    @Test
    void timesOutWhenNoAnswerBegins() {
        assertThat(failure(BRIEF, LONG, call -> {}).reason()).isEqualTo(Reason.TIMED_OUT);
    }

    @Test
    void timesOutWhenOnlyTheStreamBegins() {
        assertThat(failure(
                                BRIEF,
                                LONG,
                                call -> call.begin()
                                        .chunk(": processing\n\n")
                                        .event("{\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}"))
                        .reason())
                .isEqualTo(Reason.TIMED_OUT);
    }

    @Test
    void timesOutWhenTheModelThinksAndThenFallsSilent() {
        assertThat(failure(
                                LONG,
                                BRIEF,
                                call -> call.begin()
                                        .event("{\"choices\":[{\"delta\":{\"reasoning_content\":\"Hm\"}}]}"))
                        .reason())
                .isEqualTo(Reason.TIMED_OUT);
    }

    @Test
    void breaksOffWhenTheNextTokenTakesTooLong() {
        Asked.Failure failure = failure(LONG, BRIEF, call -> call.begin().token("The old"));
        assertThat(failure.reason()).isEqualTo(Reason.BROKEN_OFF);
        assertThat(failure.shown()).isEqualTo("The old");
    }

    @Test
    void breaksOffWhenTheConnectionIsCut() {
        Asked.Failure failure =
                failure(LONG, LONG, call -> call.begin().token("The old").cut());
        assertThat(failure.reason()).isEqualTo(Reason.BROKEN_OFF);
        assertThat(failure.shown()).isEqualTo("The old");
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void breaksOffWhenTheStreamEndsBeforeTheModelHasFinished() {
        assertThat(failure(LONG, LONG, call -> call.begin().token("The old").end())
                        .reason())
                .isEqualTo(Reason.BROKEN_OFF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"choices\":[{\"del", "nonsense", "[]"})
    void breaksOffAtAChunkThatCannotBeRead(String chunk) {
        Asked.Failure failure =
                failure(LONG, LONG, call -> call.begin().token("The old").event(chunk));
        assertThat(failure.reason()).isEqualTo(Reason.BROKEN_OFF);
        assertThat(failure.shown()).isEqualTo("The old");
    }

    @Test
    void closesTheConnectionToAModelThatWritesOnAndOn() throws Exception {
        var call = new CompletableFuture<StubModelServer.Call>();
        Asked.Failure failure = failure(LONG, LONG, begun -> {
            call.complete(begun);
            begun.begin();
            for (int i = 0; i < 20_000; i++) {
                begun.token(" word");
            }
        });
        assertThat(failure.reason()).isEqualTo(Reason.BROKEN_OFF);
        assertThat(failure.shown()).hasSizeBetween(50_000, 64 * 800);
        assertThat(call.get().left().get(20, TimeUnit.SECONDS)).isPositive();
    }

    @Test
    void closesTheConnectionToAModelThatWritesNoWord() throws Exception {
        var call = new CompletableFuture<StubModelServer.Call>();
        Asked.Failure failure = failure(LONG, LONG, begun -> {
            call.complete(begun);
            begun.begin();
            for (int i = 0; i < 5_000; i++) {
                begun.token(" ");
            }
        });
        assertThat(failure.reason()).isEqualTo(Reason.UNREADABLE);
        assertThat(call.get().left().get(20, TimeUnit.SECONDS)).isPositive();
    }

    @Test
    void triesOnceMoreWhenTheConnectionIsCutBeforeTheFirstToken() {
        assertThat(failure(LONG, LONG, call -> call.begin().cut()).reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void timesOutAtAByteASecond() {
        URI url = serves(
                call -> call.begin().token("The old crane.").finish("stop").done());
        try (var proxy = FaultyProxy.before(url)) {
            proxy.behave(new Fault.Throttle(1));
            var settings = Asked.settings(proxy.instead(url), Duration.ofSeconds(2), LONG);
            assertThat(Asked.failure(Asked.model(settings)).reason()).isEqualTo(Reason.TIMED_OUT);
            proxy.awaitOpen(0, LONG);
        }
    }

    @Test
    void recoversOnceTheServerIsBack() {
        URI url = serves(
                call -> call.begin().token("The old crane.").finish("stop").done());
        try (var proxy = FaultyProxy.before(url)) {
            OpenAiAnswerModel model = Asked.model(Asked.settings(proxy.instead(url)));
            assertThat(Asked.text(model)).isEqualTo("The old crane.");
            proxy.behave(Fault.REFUSE);
            assertThat(Asked.failure(model).reason()).isEqualTo(Reason.UNREACHABLE);
            proxy.behave(Fault.PASS);
            assertThat(Asked.text(model)).isEqualTo("The old crane.");
        }
    }

    @Test
    void asksAgainWhenAKeptConnectionIsGone() {
        URI url = serves(
                call -> call.begin().token("The old crane.").finish("stop").done());
        try (var proxy = FaultyProxy.before(url)) {
            OpenAiAnswerModel model = Asked.model(Asked.settings(proxy.instead(url)));
            assertThat(Asked.text(model)).isEqualTo("The old crane.");
            proxy.dropOpen();
            assertThat(Asked.text(model)).isEqualTo("The old crane.");
        }
    }

    @Test
    void endsEveryAnswerWholeOrWithANamedFactWhereverItIsCut() {
        long seed = FaultSeed.announced("answers cut anywhere");
        int whole = 0;
        URI url = serves(call -> call.begin()
                .token("The old")
                .token(" crane [1].")
                .finish("stop")
                .usage("{\"prompt_tokens\":1,\"completion_tokens\":2}")
                .done());
        for (int round = 0; round < 20; round++) {
            try (var proxy = new FaultyProxy("127.0.0.1", server.port(), seed + round)) {
                proxy.behave(new Fault.CutAfter(0, 700));
                OpenAiAnswerModel model = Asked.model(Asked.settings(proxy.instead(url)));
                try {
                    assertThat(Asked.text(model)).isEqualTo("The old crane.");
                    whole++;
                } catch (AnswerModelFailed failed) {
                    assertThat(failed.reason())
                            .isIn(Reason.UNREACHABLE, Reason.BROKEN_OFF, Reason.EMPTY, Reason.UNREADABLE);
                }
            }
        }
        assertThat(whole).isLessThan(20);
    }

    @Test
    void endsEveryAnswerThoughItsBytesAreGarbled() {
        long seed = FaultSeed.announced("answers garbled");
        URI url = serves(
                call -> call.begin().token("The old crane [1].").finish("stop").done());
        for (int round = 0; round < 20; round++) {
            try (var proxy = new FaultyProxy("127.0.0.1", server.port(), seed + round)) {
                proxy.behave(new Fault.Garble(120));
                var settings = Asked.settings(proxy.instead(url), Duration.ofSeconds(3), Duration.ofSeconds(1));
                try {
                    assertThat(Asked.text(Asked.model(settings))).isNotBlank();
                } catch (AnswerModelFailed failed) {
                    assertThat(failed).hasMessageStartingWith("The language model");
                }
            }
        }
    }
}
