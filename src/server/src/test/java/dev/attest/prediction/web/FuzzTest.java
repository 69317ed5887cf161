package dev.attest.prediction.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.edge.Edge;
import dev.attest.edge.Who;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Bodies nobody thought of: whatever comes, the server says what is wrong with it, and goes on serving. */
class FuzzTest extends Edge {

    private static final long SEED = Long.getLong("attest.fuzz.seed", 20_261_122);
    private static final int BODIES = 1_000;

    private static final String JSON_BODY =
            "{\"instances\":[{\"income\":2.5e4,\"children\":2,\"housing\":\"own\"},[20000,0,\"rent\"],[-1,3,\"free\"]]}";
    private static final String CSV_BODY = "income,children,housing\n25000.5,2,own\n20000,0,\"rent\"\n-1,3,free\n";

    /** What came back for a body. */
    private record Reply(int status, String type, String body, byte[] sent) {

        String told() {
            return status + " " + body + " for " + new String(sent, UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({"application/json, application/json", "text/csv, text/csv", "text/csv, application/json"})
    void neverMeetsAnErrorOfOurs(String sent, String wanted, TestReporter reporter) {
        reporter.publishEntry("attest.fuzz.seed", String.valueOf(SEED));
        byte[] valid = (sent.contains("json") ? JSON_BODY : CSV_BODY).getBytes(UTF_8);
        var mutations = new Mutations(new Random(SEED));
        WebClient client = WebClient.builder()
                .baseUrl(url())
                .defaultHeader(Who.HEADER, Who.BOB.name())
                .build();

        List<Reply> replies = Objects.requireNonNull(Flux.range(0, BODIES)
                .map(i -> mutations.of(valid))
                .flatMap(body -> reply(client, sent, wanted, body), 16)
                .collectList()
                .block(Duration.ofSeconds(120)));

        assertThat(replies).hasSize(BODIES);
        assertThat(replies.stream().filter(reply -> !isAnswered(reply)).map(Reply::told))
                .as("seed %d", SEED)
                .isEmpty();
        assertThat(replies.stream().map(Reply::status).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(200, 400);
        assertThat(Objects.requireNonNull(reply(client, sent, wanted, valid).block())
                        .status())
                .isEqualTo(200);
    }

    private static Mono<Reply> reply(WebClient client, String sent, String wanted, byte[] body) {
        return client.post()
                .uri("/predict/loans")
                .contentType(MediaType.valueOf(sent))
                .accept(MediaType.valueOf(wanted))
                .bodyValue(body)
                .exchangeToMono(response -> response.bodyToMono(String.class)
                        .map(text -> new Reply(
                                response.statusCode().value(),
                                String.valueOf(response.headers().contentType().orElse(null)),
                                text,
                                body)));
    }

    private static boolean isAnswered(Reply reply) {
        return reply.status() == 200
                || (reply.status() == 400
                        && reply.type().equals("application/problem+json")
                        && reply.body().contains("urn:attest:problem:invalid-rows"));
    }

    @Test
    void whatWasNotMutatedIsPredicted() {
        assertThat(post(Who.BOB, "/predict/loans", JSON_BODY, 200).path("predictions"))
                .hasSize(3);
    }
}
