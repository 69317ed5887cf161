package dev.attest.eval.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.attest.eval.EvalFailure;
import dev.attest.eval.Reply;
import dev.attest.eval.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttestTargetTest extends TargetContract {

    private final StubAttest stub = new StubAttest();

    AttestTargetTest() {
        stub.on("/ask", AttestTargetTest::byQuestion);
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    private static void byQuestion(HttpExchange exchange) throws IOException {
        String body = StubAttest.body();
        if (body.contains(KNOWN.question())) {
            StubAttest.events(exchange, StubAttest.answered());
        } else if (body.contains(UNKNOWN.question())) {
            StubAttest.events(
                    exchange,
                    StubAttest.event("retrieval", "{\"passages\":[]}")
                            + StubAttest.event("done", "{\"status\":\"abstained\",\"answer\":\"\",\"citations\":[]}"));
        } else {
            StubAttest.send(
                    exchange,
                    422,
                    "application/problem+json",
                    "{\"title\":\"Invalid request\",\"errors\":[{\"field\":\"question\",\"message\":\"is odd\"}]}");
        }
    }

    @Override
    Target target() {
        return new AttestTarget(stub.url(), System::nanoTime);
    }

    @Test
    void takesPassagesTimesAndTheWholeFromOneAnswer() {
        AtomicLong nanos = new AtomicLong();
        Reply reply = new AttestTarget(stub.url(), () -> nanos.getAndAdd(5_000_000)).ask(KNOWN);
        assertThat(reply)
                .isEqualTo(new Reply(
                        "known",
                        Reply.Status.ANSWERED,
                        "The notice period is three months [1].",
                        List.of(new Reply.Sentence("The notice period is three months [1].", List.of(1), 0.97)),
                        List.of(new Reply.Citation(1, "handbook.md", StubAttest.QUOTE)),
                        List.of(new Reply.Passage("handbook.md", StubAttest.QUOTE)),
                        new Reply.Usage(12, 8),
                        5.0,
                        10.0,
                        "extractive-3",
                        null));
        assertThat(stub.received())
                .containsExactly(
                        "/ask {\"question\":\"How long is the notice period?\"}", "/documents/d1/text?version=3 ");
    }

    @Test
    void readsTheTextOfADocumentOnce() {
        Target target = target();
        target.ask(KNOWN);
        target.ask(KNOWN);
        assertThat(stub.received()).filteredOn(path -> path.contains("/text")).hasSize(1);
    }

    @Test
    void saysNothingOfPassagesWhoseTextIsGone() {
        stub.on("/documents/d1/text", exchange -> StubAttest.send(exchange, 404, "application/problem+json", "{}"));
        assertThat(target().ask(KNOWN).passages()).isNull();
    }

    @Test
    void losesTheReplyWhenTheTextsCannotBeHadJustNow() {
        stub.on("/documents/d1/text", exchange -> StubAttest.send(exchange, 503, "application/problem+json", "{}"));
        assertThat(target().ask(KNOWN).failure()).contains("503");
        stub.on("/documents/d1/text", exchange -> exchange.close());
        assertThat(target().ask(KNOWN).status()).isEqualTo(Reply.Status.FAILED);
    }

    @Test
    void asksInTheCollectionsOfTheSample() {
        target().ask(sample("known", KNOWN.question(), List.of("staff", "law")));
        assertThat(stub.received().get(0)).contains("\"collections\":[\"staff\",\"law\"]");
    }

    @Test
    void tellsTheProblemOfAQuestionThatIsRefused() {
        assertThat(target().ask(FAILING).failure()).contains("422", "Invalid request", "question is odd");
    }

    @ParameterizedTest
    @CsvSource({
        "'event:error', 'data:{\"problem\":{\"title\":\"Timed out\",\"detail\":\"after 30 s\"}}', 'Timed out; after 30 s'",
        "'event:delta', 'data:{\"text\":\"The\"}', 'in the middle'",
        "'event:done', 'data:{\"status\":', 'no answer'",
        "'event:done', 'data:{\"status\":\"pendingReview\"}', 'pendingReview'",
        "'event:done', 'data:{\"status\":\"answered\",\"answer\":\" \"}', 'empty'",
    })
    void failsWhenAnAnswerBreaksOff(String event, String data, String said) {
        stub.on("/ask", exchange -> StubAttest.events(exchange, event + "\n" + data + "\n\n"));
        assertThat(target().ask(KNOWN).failure()).contains(said);
    }

    @Test
    void asksAgainWhenTheServerWantsToBeAskedLater() {
        AtomicInteger calls = new AtomicInteger();
        stub.on("/ask", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "7");
            if (calls.getAndIncrement() < 2) {
                StubAttest.send(exchange, 503, "application/problem+json", "{\"title\":\"Busy\"}");
            } else {
                StubAttest.events(exchange, StubAttest.answered());
            }
        });
        List<Long> pauses = new ArrayList<>();
        var target = new AttestTarget(stub.url(), System::nanoTime, pauses::add);
        assertThat(target.ask(KNOWN).isAnswered()).isTrue();
        assertThat(pauses).containsExactly(7000L, 7000L);
    }

    @Test
    void givesUpOnAQuestionTheServerNeverHasTimeFor() {
        stub.on("/ask", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "Wed, 21 Oct 2026 07:28:00 GMT");
            StubAttest.send(exchange, 429, "application/problem+json", "{\"title\":\"Too many requests\"}");
        });
        List<Long> pauses = new ArrayList<>();
        var target = new AttestTarget(stub.url(), System::nanoTime, pauses::add);
        assertThat(target.ask(KNOWN).failure()).contains("429", "Too many requests");
        assertThat(pauses).hasSize(4);
    }

    @Test
    void saysHowToStartAServerWhenNobodyIsThereAtTheStart() {
        var target = new AttestTarget(stub.url(), System::nanoTime);
        stub.close();
        assertThatThrownBy(() -> target.requireDocuments(List.of(KNOWN)))
                .isInstanceOf(EvalFailure.class)
                .hasMessageContainingAll("nobody answers", stub.url().toString(), "./attest serve");
        assertThatThrownBy(target::version).isInstanceOf(EvalFailure.class);
    }

    @Test
    void endsTheRunWhenNobodyIsThereFiveTimesInARow() {
        Target target = target();
        stub.close();
        for (int i = 0; i < 4; i++) {
            assertThat(target.ask(KNOWN).failure()).contains("nobody answers");
        }
        assertThatThrownBy(() -> target.ask(KNOWN))
                .isInstanceOf(EvalFailure.class)
                .hasMessageContainingAll("nobody answers", stub.url().toString(), "./attest serve");
    }

    @Test
    void isAnotherVersionWhenTheServerOrItsDocumentsAre() {
        assertThat(version("1.0", 3)).isEqualTo(version("1.0", 3));
        assertThat(version("1.0", 3)).isNotEqualTo(version("1.1", 3)).isNotEqualTo(version("1.0", 4));
    }

    private String version(String server, int corpus) {
        stub.on(
                "/v2",
                exchange -> StubAttest.send(
                        exchange,
                        200,
                        "application/json",
                        "{\"name\":\"attest\",\"version\":\"%s\"}".formatted(server)));
        stub.on(
                "/collections",
                exchange -> StubAttest.send(
                        exchange,
                        200,
                        "application/json",
                        "{\"items\":[{\"name\":\"default\",\"readers\":[],\"corpusVersion\":%d}]}".formatted(corpus)));
        return TargetSource.attest(stub.url()).version();
    }

    @Test
    void endsTheRunWhenWhoeverIsThereIsNoAttest() {
        stub.on("/ask", exchange -> StubAttest.send(exchange, 200, "text/html", "<h1>Welcome</h1>"));
        assertThatThrownBy(() -> target().ask(KNOWN))
                .isInstanceOf(EvalFailure.class)
                .hasMessageContainingAll("Is that an Attest server", "--url");
    }

    @Test
    void requiresTheDocumentsAskedAboutWhereTheyAreAskedAbout() {
        var target = new AttestTarget(stub.url(), System::nanoTime);
        target.requireDocuments(List.of(KNOWN, sample("b", "How?", List.of("default"))));
        assertThatThrownBy(() -> target.requireDocuments(List.of(sample("b", "How?", List.of("staff")))))
                .isInstanceOf(EvalFailure.class)
                .hasMessageContainingAll("has not read 1", "handbook.md", "./attest ingest");
    }

    @Test
    void listsDocumentsOverAllPages() {
        stub.on("/documents", exchange -> {
            boolean second = exchange.getRequestURI().getQuery().contains("cursor=a+b");
            StubAttest.send(
                    exchange,
                    200,
                    "application/json",
                    second
                            ? "{\"items\":[{\"collection\":\"default\",\"sourceKey\":\"handbook.md\",\"activeVersion\":1}]}"
                            : "{\"items\":[],\"nextCursor\":\"a+b\"}");
        });
        new AttestTarget(stub.url(), System::nanoTime).requireDocuments(List.of(KNOWN));
        assertThat(stub.received()).hasSize(2);
    }
}
