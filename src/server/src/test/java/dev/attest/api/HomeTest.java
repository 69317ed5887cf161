package dev.attest.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.edge.Edge;
import dev.attest.edge.Who;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HomeTest extends Edge {

    @Test
    void linksLeadSomewhere() {
        JsonNode home = get(Who.OWNER, "/", 200);
        for (String link : new String[] {"documents", "collections", "models", "description", "health"}) {
            get(Who.OWNER, home.path(link).asString(), 200);
        }
        post(
                Who.OWNER,
                home.path("predict").asString().replace("{model}", "flowers"),
                Map.of("instances", List.of(List.of(5, 3, 1, 0.5))),
                200);
    }

    @Test
    void saysThatItLivesAndWhenItIsReady() {
        assertThat(get(Who.OWNER, "/actuator/health/liveness", 200)
                        .path("status")
                        .asString())
                .isEqualTo("UP");
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (owner().get()
                                .uri("/actuator/health/readiness")
                                .exchange()
                                .returnResult(String.class)
                                .getStatus()
                                .value()
                        != 200
                && System.nanoTime() < deadline) {
            pause();
        }
        JsonNode readiness = get(Who.OWNER, "/actuator/health/readiness", 200);
        assertThat(readiness.path("status").asString()).isEqualTo("UP");
        assertThat(readiness.has("components")).isFalse();
        assertThat(get(Who.OWNER, "/actuator/info", 200)).isEmpty();
        get(Who.OWNER, "/actuator", 404);
    }
}
