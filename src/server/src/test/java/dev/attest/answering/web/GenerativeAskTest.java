package dev.attest.answering.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.answering.AnswerModelFailed;
import dev.attest.answering.Written;
import dev.attest.answering.web.EventReader.Event;
import dev.attest.answering.web.ScriptedModel.Watched;
import dev.attest.edge.Edge;
import dev.attest.edge.Who;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.JsonNode;

/** Answers of a language model, over real connections. */
@Import(GenerativeAskTest.Model.class)
@ContextConfiguration(initializers = GenerativeAskTest.OwnFolder.class)
@DirtiesContext
class GenerativeAskTest extends Edge {

    private static final String NOTICE = "The notice period is three months.";
    // In the words of the document: the encoder of these tests knows no meaning.
    private static final String QUESTION = "The notice period is three months?";
    private static final long PATIENCE = 30;

    @Autowired
    private ScriptedModel model;

    private String collection;

    @TestConfiguration(proxyBeanMethods = false)
    static class Model {

        @Bean
        ScriptedModel generativeAnswerModel() {
            return new ScriptedModel();
        }
    }

    /** Comes after the properties of the edge, whose folder another server holds. */
    static final class OwnFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of("attest.data=" + temporaryFolder()).applyTo(context);
        }
    }

    @BeforeEach
    void handbook() {
        collection = collection();
        ready(text(Who.OWNER, collection, "handbook.md", "# Handbook\n\n" + NOTICE));
    }

    private Map<String, Object> question(Object... more) {
        var question = new HashMap<String, Object>(Map.of("question", QUESTION, "collections", List.of(collection)));
        for (int i = 0; i < more.length; i += 2) {
            question.put((String) more[i], more[i + 1]);
        }
        return question;
    }

    private EventReader follow(Object... more) throws IOException, InterruptedException {
        return EventReader.ask(url(), JSON.writeValueAsString(question(more)));
    }

    private static Written word(String text) {
        return new Written.Text(text);
    }

    private static Event next(EventReader events, String name) throws InterruptedException {
        Event event = events.next().orElseThrow(() -> new AssertionError("The stream ended before " + name));
        assertThat(event.name()).as(event.toString()).isEqualTo(name);
        return event;
    }

    private static AnswerModelFailed failure() {
        return new AnswerModelFailed(AnswerModelFailed.Reason.BROKEN_OFF, "http://llm:1/v1 hung up");
    }

    @Test
    void theClientReadsEachWordBeforeTheModelWritesTheNext() throws Exception {
        Sinks.Many<Written> pieces = Sinks.many().unicast().onBackpressureBuffer();
        model.writes((question, passages) -> pieces.asFlux()
                .concatWith(
                        Flux.just(ScriptedModel.complete("It is three months.", passages), ScriptedModel.account())));
        try (EventReader events = follow()) {
            next(events, "retrieval");
            for (String word : List.of("I", "t", " is", " t", "hree", " months", ".")) {
                pieces.tryEmitNext(word(word)).orThrow();
                assertThat(next(events, "delta").text()).isEqualTo(word);
            }
            pieces.tryEmitComplete().orThrow();
            assertThat(next(events, "citation").data().path("quote").asString()).isEqualTo(NOTICE);
            assertThat(next(events, "delta").text()).isEqualTo(" [1]");
            assertThat(next(events, "sentence").data().path("text").asString()).isEqualTo("It is three months. [1]");
            JsonNode answer = next(events, "done").data();
            assertThat(answer.path("answer").asString()).isEqualTo("It is three months. [1]");
            assertThat(answer.path("mode").asString()).isEqualTo("generative");
            assertThat(events.next()).isEmpty();
        }
    }

    @Test
    void theAnswerSaysWhoWroteItAndWhatItCost() {
        model.writes((question, passages) ->
                Flux.just(word(NOTICE), ScriptedModel.complete(NOTICE, passages), ScriptedModel.account()));
        JsonNode answer = post(Who.OWNER, "/ask", question("mode", "generative"), 200);

        assertThat(answer.path("mode").asString()).isEqualTo("generative");
        assertThat(answer.path("model").asString()).isEqualTo("scripted-1");
        assertThat(answer.path("promptVersion").asString()).isEqualTo("answer/1");
        assertThat(answer.path("usage").toString()).isEqualTo("{\"inputTokens\":120,\"outputTokens\":9}");
        assertThat(answer.path("citationMarkers").toString()).isEqualTo("{\"written\":2,\"repaired\":1,\"dropped\":0}");
        assertThat(answer.path("timings").path("firstTokenMs").isNumber()).isTrue();
        assertThat(answer.path("degraded")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void leavingStopsTheModelBeforeItsFirstWordAndInTheMiddle(int words) throws Exception {
        Watched watched =
                model.writes(Flux.range(0, words).map(i -> word(" word" + i)).concatWith(Mono.never()));
        try (EventReader events = follow()) {
            next(events, "retrieval");
            for (int i = 0; i < words; i++) {
                next(events, "delta");
            }
            watched.asked().get(PATIENCE, TimeUnit.SECONDS);
            assertThat(watched.left()).isNotDone();
        }
        watched.left().get(PATIENCE, TimeUnit.SECONDS);
    }

    @Test
    void leavingStopsAnAnswerThatWouldHaveComeWhole() throws Exception {
        Watched watched = model.writes(Flux.never());
        try (Socket client = connect("application/json", question())) {
            watched.asked().get(PATIENCE, TimeUnit.SECONDS);
            assertThat(client.isConnected()).isTrue();
        }
        watched.left().get(PATIENCE, TimeUnit.SECONDS);
    }

    /** Sends a question and reads nothing. */
    private Socket connect(String accept, Map<String, Object> question) throws IOException {
        byte[] body = JSON.writeValueAsBytes(question);
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getByName("localhost"), port()));
        String head =
                "POST /ask HTTP/1.1\r\nHost: localhost:%d\r\nAccept: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                        .formatted(port(), accept, body.length);
        socket.getOutputStream().write(head.getBytes(UTF_8));
        socket.getOutputStream().write(body);
        socket.getOutputStream().flush();
        return socket;
    }

    @Test
    void aClientThatDoesNotReadKeepsNobodyWaitingAndFillsNoMemory() throws Exception {
        var written = new AtomicInteger();
        String page = " word".repeat(13_000);
        Watched endless = model.writes(
                Flux.<Written>generate(sink -> sink.next(word(page))).doOnNext(piece -> written.incrementAndGet()));
        try (Socket client = connect("text/event-stream", question())) {
            endless.asked().get(PATIENCE, TimeUnit.SECONDS);
            model.writes((question, passages) -> Flux.just(word(NOTICE), ScriptedModel.complete(NOTICE, passages)));
            for (int i = 0; i < 20; i++) {
                assertThat(post(Who.OWNER, "/ask", question(), 200).path("mode").asString())
                        .isEqualTo("generative");
            }
            assertThat(written.get()).isPositive().isLessThan(1_000);
            assertThat(client.isConnected()).isTrue();
        }
        endless.left().get(PATIENCE, TimeUnit.SECONDS);
    }

    @Test
    void anAnswerThatBrokeOffEndsInAnErrorAndNothingFollows() throws Exception {
        model.writes(Flux.just(word("The"), word(" notice")).concatWith(Mono.error(failure())));
        try (EventReader events = follow()) {
            next(events, "retrieval");
            assertThat(next(events, "delta").text()).isEqualTo("The");
            assertThat(next(events, "delta").text()).isEqualTo(" notice");
            JsonNode problem = next(events, "error").data().path("problem");
            assertThat(problem.path("type").asString()).isEqualTo("urn:attest:problem:llm-broken-off");
            assertThat(problem.path("status").asInt()).isEqualTo(502);
            assertThat(problem.path("traceId").asString()).matches("[0-9a-f]{32}");
            assertThat(problem.toString()).doesNotContain("llm:1");
            assertThat(events.next()).isEqualTo(Optional.empty());
        }
    }

    @Test
    void aWholeAnswerIsTheDocumentsWhenTheModelBreaksOff() {
        model.writes(Flux.just(word("The"), word(" notice")).concatWith(Mono.error(failure())));
        isTheDocuments(post(Who.OWNER, "/ask", question(), 200));
    }

    @Test
    void aStreamIsTheDocumentsWhenTheModelDoesNotBegin() throws Exception {
        model.writes(Flux.error(failure()));
        var names = new ArrayList<String>();
        try (EventReader events = follow()) {
            for (Optional<Event> event = events.next(); event.isPresent(); event = events.next()) {
                names.add(event.get().name());
                if (event.get().name().equals("done")) {
                    isTheDocuments(event.get().data());
                }
            }
        }
        assertThat(names)
                .startsWith("retrieval", "delta", "citation", "delta", "sentence")
                .endsWith("done");
    }

    private static void isTheDocuments(JsonNode answer) {
        assertThat(answer.path("answer").asString()).startsWith(NOTICE + " [1]");
        assertThat(answer.path("mode").asString()).isEqualTo("extractive");
        assertThat(answer.path("model").asString()).isEqualTo("extractive-3");
        assertThat(answer.path("degraded").toString()).isEqualTo("[\"llm\"]");
        assertThat(answer.path("promptVersion").isNull()).isTrue();
        assertThat(answer.path("citationMarkers").isNull()).isTrue();
        assertThat(answer.path("usage").isNull()).isTrue();
    }

    @Test
    void theTimeAllowedCoversTheModel() throws Exception {
        Watched whole = model.writes(Flux.never());
        isTheDocuments(post(Who.OWNER, "/ask", question("timeoutMs", 6_000), 200));
        leftIfAsked(whole);

        Watched followed = model.writes(Flux.concat(Mono.just(word("The")), Mono.never()));
        try (EventReader events = follow("timeoutMs", 3_000)) {
            Event event = next(events, "retrieval");
            for (Optional<Event> more = events.next(); more.isPresent(); more = events.next()) {
                event = more.get();
            }
            assertThat(event.name()).isEqualTo("error");
            assertThat(event.data().path("problem").path("status").asInt()).isEqualTo(504);
        }
        leftIfAsked(followed);
    }

    /** On a machine that is busy enough, the time is over before a model is asked. */
    private static void leftIfAsked(Watched watched) throws Exception {
        if (watched.asked().isDone()) {
            watched.left().get(PATIENCE, TimeUnit.SECONDS);
        }
    }
}
