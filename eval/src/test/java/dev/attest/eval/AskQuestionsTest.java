package dev.attest.eval;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.attest.eval.AskClient.Cited;
import dev.attest.eval.AskClient.Reply;
import dev.attest.eval.Sample.Status;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AskQuestionsTest {

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void asksAsAnyFrontEndWould() {
        serve(
                200,
                "{\"status\":\"answered\",\"answer\":\"6,000 m [1]\",\"more\":1,"
                        + "\"citations\":[{\"sourceKey\":\"a.md\",\"quote\":\"It is rated to 6,000 m.\",\"number\":1}]}");
        Reply reply = new AskClient(url()).ask("How deep?");
        Outcome outcome = Outcome.of(CheckQuestionsTest.about("a.md", "rated to 6,000 m"), reply);
        assertThat(outcome.citesAllGold()).isTrue();
        assertThat(outcome.isMiss()).isFalse();
    }

    @Test
    void keepsWhatAServerSaysThatDoesNotAnswer() {
        serve(503, "{\"title\":\"Not ready\"}");
        Reply reply = new AskClient(url()).ask("How deep?");
        assertThat(reply.status()).isEqualTo("failed");
        assertThat(reply.failure()).contains("503", "Not ready");
    }

    @Test
    void listsWhatCanBeAskedAboutOverAllPages() {
        server.createContext("/documents", exchange -> {
            boolean second = exchange.getRequestURI().getQuery().contains("cursor=a+b");
            String body = second
                    ? "{\"items\":[{\"sourceKey\":\"c.md\",\"activeVersion\":1}],\"nextCursor\":null}"
                    : "{\"items\":[{\"sourceKey\":\"a.md\",\"activeVersion\":2},{\"sourceKey\":\"b.md\","
                            + "\"activeVersion\":null}],\"nextCursor\":\"a+b\"}";
            exchange.sendResponseHeaders(200, body.length());
            try (var out = exchange.getResponseBody()) {
                out.write(body.getBytes(UTF_8));
            }
        });
        assertThat(new AskClient(url()).sourceKeys()).containsExactlyInAnyOrder("a.md", "c.md");
    }

    @Test
    void countsAnAnswerFromElsewhereAsAnsweredButNotAsGold() {
        Sample question = CheckQuestionsTest.about("a.md", "rated to 6,000 m");
        Confusion confusion = Confusion.of(
                "tuned", List.of(Outcome.of(question, answer("b.md", "rated to 6,000 m")), Outcome.of(question, NONE)));
        assertThat(confusion.count(Status.ANSWERED, Status.ANSWERED)).isEqualTo(1);
        assertThat(confusion.count(Status.ANSWERED, Status.ABSTAINED)).isEqualTo(1);
        assertThat(confusion.measures().get(0).value()).isZero();
    }

    @Test
    void countsNoFragmentOfGoldAsGold() {
        Sample question = CheckQuestionsTest.about("a.md", "It is rated to 6,000 m in sea water.");
        assertThat(Outcome.of(question, answer("a.md", "")).citesGold()).isFalse();
        assertThat(Outcome.of(question, answer("a.md", "It is rated")).citesGold())
                .isFalse();
        assertThat(Outcome.of(question, answer("a.md", "It is rated to 6,000 m"))
                        .citesGold())
                .isTrue();
    }

    @Test
    void tellsHalfOfTheGoldFromAllOfIt() {
        Sample question = new Sample(
                "q",
                "Which, and what does it cost?",
                "SK-1, 40 euros",
                List.of(new Sample.Gold("a.md", "It is SK-1."), new Sample.Gold("b.md", "SK-1 costs 40 euros.")),
                Status.ANSWERED,
                List.of("two-documents"),
                false);
        Outcome half = Outcome.of(question, answer("a.md", "It is SK-1."));
        assertThat(half.citesGold()).isTrue();
        assertThat(half.citesAllGold()).isFalse();
    }

    @Test
    void saysThatNothingWasMeasuredWhereNothingWas() {
        Confusion none = Confusion.of("frozen", List.of());
        assertThat(none.measures())
                .allSatisfy(measure -> assertThat(measure.value()).isNull());
        assertThat(Confusion.table(List.of(none))).last().asString().endsWith("not measured");
    }

    private static final Reply NONE = new Reply("abstained", "", List.of(), null);

    private static Reply answer(String document, String quote) {
        return new Reply("answered", "x", List.of(new Cited(document, quote)), null);
    }

    @Test
    void boundsAShareAsWilsonDoes() {
        Reply right = answer("a.md", "rated to 6,000 m");
        Sample question = CheckQuestionsTest.about("a.md", "rated to 6,000 m");
        var outcomes = new java.util.ArrayList<Outcome>();
        for (int i = 0; i < 10; i++) {
            outcomes.add(Outcome.of(question, i < 8 ? right : NONE));
        }
        Confusion.Measure share = Confusion.of("tuned", outcomes).measures().get(0);
        assertThat(share.value()).isEqualTo(0.8);
        assertThat(share.low()).isCloseTo(0.490, org.assertj.core.api.Assertions.within(0.001));
        assertThat(share.high()).isCloseTo(0.943, org.assertj.core.api.Assertions.within(0.001));
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void serve(int status, String body) {
        server.createContext("/ask", exchange -> {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            try (var out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
    }
}
