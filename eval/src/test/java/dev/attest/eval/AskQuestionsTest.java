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
        assertThat(outcome.right()).isTrue();
    }

    @Test
    void saysWhatAServerSaysThatDoesNotAnswer() {
        serve(503, "{\"title\":\"Not ready\"}");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> new AskClient(url()).ask("How deep?"))
                .isInstanceOf(EvalFailure.class)
                .hasMessageContainingAll("503", "Not ready");
    }

    @Test
    void countsAnAnswerFromElsewhereAsAnsweredButNotAsRight() {
        Reply elsewhere = new Reply("answered", "x", List.of(new Cited("b.md", "rated to 6,000 m")));
        Reply none = new Reply("abstained", "", List.of());
        Sample question = CheckQuestionsTest.about("a.md", "rated to 6,000 m");
        Confusion confusion =
                Confusion.of("tuned", List.of(Outcome.of(question, elsewhere), Outcome.of(question, none)));
        assertThat(confusion.count(Status.ANSWERED, Status.ANSWERED)).isEqualTo(1);
        assertThat(confusion.count(Status.ANSWERED, Status.ABSTAINED)).isEqualTo(1);
        assertThat(confusion.measures().get(0).value()).isZero();
        assertThat(Confusion.of("frozen", confusion.outcomes()).outcomes()).isEmpty();
    }

    @Test
    void boundsAShareAsWilsonDoes() {
        Reply right = new Reply("answered", "x", List.of(new Cited("a.md", "rated to 6,000 m")));
        Reply none = new Reply("abstained", "", List.of());
        Sample question = CheckQuestionsTest.about("a.md", "rated to 6,000 m");
        var outcomes = new java.util.ArrayList<Outcome>();
        for (int i = 0; i < 10; i++) {
            outcomes.add(Outcome.of(question, i < 8 ? right : none));
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
