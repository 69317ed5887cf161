package dev.attest.evaluation.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.edge.Edge;
import dev.attest.edge.Who;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

class EvaluationRoutesTest extends Edge {

    private JsonNode evaluate(Map<String, ?> request) {
        return post(Who.OWNER, "/evaluations", request, 202);
    }

    /** Waits until it is in one of these states. */
    private JsonNode in(JsonNode evaluation, String... states) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        JsonNode seen = look(evaluation);
        while (!Set.of(states).contains(seen.path("state").asString()) && System.nanoTime() < deadline) {
            pause();
            seen = look(evaluation);
        }
        assertThat(seen.path("state").asString()).as(seen.toString()).isIn((Object[]) states);
        return seen;
    }

    private JsonNode look(JsonNode evaluation) {
        return get(Who.OWNER, path(evaluation), 200);
    }

    private static String path(JsonNode evaluation) {
        return "/evaluations/" + evaluation.path("id").asString();
    }

    private JsonNode ran(String dataset) {
        return in(evaluate(Map.of("dataset", dataset)), "passed", "gateFailed", "failed");
    }

    private EntityExchangeResult<byte[]> report(String path, String accept) {
        return owner().mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(8 << 20))
                .build()
                .get()
                .uri(path)
                .header("Accept", accept)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult();
    }

    @Test
    void runsAnEvaluationAndServesItsReport() {
        WebTestClient.ResponseSpec accepted = owner().post()
                .uri("/evaluations")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("dataset", "pass", "metrics", List.of("groundedness"), "limit", 5))
                .exchange();
        accepted.expectHeader().valueMatches("Location", "/evaluations/[-0-9a-f]{36}");
        JsonNode queued = json(accepted, 202);
        assertThat(queued.path("judge").asString()).isEqualTo("local");
        assertThat(queued.path("gate").isNull()).isTrue();
        assertThat(queued.path("figures").isEmpty()).isTrue();

        JsonNode ended = in(queued, "passed", "failed");
        assertThat(ended.path("gate").asString()).isEqualTo("passed");
        assertThat(ended.path("problem").isNull()).isTrue();
        assertThat(ended.path("figures").get(0))
                .isEqualTo(JSON.readTree(
                        "{\"metric\":\"groundedness\",\"value\":0.9,\"low\":0.8,\"high\":0.95,\"coverage\":0.75}"));
        assertThat(ended.path("figures").get(2).path("value").isNull()).isTrue();

        var html = report(path(ended) + "/report", "text/html,application/xhtml+xml,*/*;q=0.8");
        assertThat(html.getResponseHeaders().getContentType()).hasToString("text/html;charset=UTF-8");
        assertThat(new String(html.getResponseBody(), UTF_8)).startsWith("<!doctype html><title>Größe</title>");
        assertThat(html.getResponseHeaders().get("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("sandbox allow-scripts", "default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("connect-src", "allow-same-origin");
        var json = report(path(ended) + "/report", "application/json");
        assertThat(JSON.readTree(json.getResponseBody()).path("metrics").size()).isEqualTo(3);
        assertThat(report(path(ended) + "/report", "*/*").getResponseHeaders().getContentType())
                .hasToString("application/json;charset=UTF-8");
        assertThat(report(path(ended) + "/junit.xml", "*/*").getResponseBody())
                .asString()
                .isEqualTo("<testsuites/>");
        assertThat(report(path(ended) + "/summary.md", "*/*").getResponseBody())
                .asString()
                .contains(
                        " --url http://127.0.0.1:" + port() + " ",
                        " --metrics groundedness --limit 5",
                        "--baseline none");
    }

    @Test
    void aFailedGateAndARunThatCouldNotBeMadeAreToldApart() {
        JsonNode worse = ran("fail");
        assertThat(worse.path("state").asString()).isEqualTo("gateFailed");
        assertThat(worse.path("gate").asString()).isEqualTo("failed");
        JsonNode unable = ran("unable");
        assertThat(unable.path("state").asString()).isEqualTo("failed");
        assertThat(unable.path("gate").isNull()).isTrue();
        assertThat(unable.path("problem").asString()).contains("are not in the server; ingest them first.");
        JsonNode problem = get(Who.OWNER, path(unable) + "/report", 404);
        assertThat(problem.path("type").asString()).isEqualTo("urn:attest:problem:no-report");
        assertThat(problem.path("detail").asString()).contains("its problem says why");
    }

    @Test
    void theNextOneIsComparedWithTheOneBefore() {
        JsonNode before = ran("pass");
        JsonNode after = ran("pass");
        assertThat(after.path("comparedWith").asString())
                .isEqualTo(before.path("id").asString());
        assertThat(report(path(after) + "/summary.md", "*/*").getResponseBody())
                .asString()
                .contains("baseline.json");
    }

    @Test
    void aRunningOneIsWatchedAndCancelled() {
        JsonNode running = in(evaluate(Map.of("dataset", "stay")), "running");
        JsonNode problem = get(Who.OWNER, path(running) + "/report", 404);
        assertThat(problem.path("detail").asString()).contains("has not finished");
        JsonNode waiting = evaluate(Map.of("dataset", "pass"));
        assertThat(look(waiting).path("state").asString()).isEqualTo("queued");

        for (JsonNode one : List.of(running, running)) {
            owner().delete().uri(path(one)).exchange().expectStatus().isNoContent();
        }
        assertThat(look(running).path("state").asString()).isEqualTo("cancelled");
        assertThat(look(running).path("problem").asString()).isEqualTo("Cancelled by local-owner");
        in(waiting, "passed");
    }

    @Test
    void listsThemNewestFirst() {
        JsonNode first = ran("unable");
        JsonNode second = ran("unable");
        Set<String> ids = new HashSet<>();
        JsonNode page = get(Who.OWNER, "/evaluations?limit=1", 200);
        assertThat(page.path("items").get(0).path("id").asString())
                .isEqualTo(second.path("id").asString());
        while (!page.path("nextCursor").isNull()) {
            page = get(
                    Who.OWNER,
                    "/evaluations?limit=1&cursor=" + page.path("nextCursor").asString(),
                    200);
            page.path("items").forEach(item -> ids.add(item.path("id").asString()));
        }
        assertThat(ids)
                .contains(first.path("id").asString())
                .doesNotContain(second.path("id").asString());
        assertThat(get(Who.STRANGER, "/evaluations", 200).path("items").isEmpty())
                .isTrue();
    }

    @Test
    void onlyEngineersOfTheTenantMayUseThem() {
        JsonNode mine = ran("pass");
        for (String path : List.of("/evaluations", path(mine), path(mine) + "/report", path(mine) + "/junit.xml")) {
            get(Who.ALICE, path, 403);
        }
        post(Who.ALICE, "/evaluations", Map.of("dataset", "pass"), 403);
        as(Who.ALICE).delete().uri(path(mine)).exchange().expectStatus().isForbidden();
        for (String path : List.of(path(mine), path(mine) + "/report", "/evaluations/" + UUID.randomUUID())) {
            JsonNode problem = get(Who.STRANGER, path, 404);
            assertThat(problem.path("type").asString()).isEqualTo("urn:attest:problem:unknown-evaluation");
        }
        as(Who.STRANGER).delete().uri(path(mine)).exchange().expectStatus().isNotFound();
    }

    @Test
    void whatIsNotThereIsRefused() {
        JsonNode unknown = post(Who.OWNER, "/evaluations", Map.of("dataset", "../../secrets"), 400);
        assertThat(unknown.path("errors").get(0).path("field").asString()).isEqualTo("dataset");
        assertThat(unknown.path("detail").asString())
                .isEqualTo("dataset must be one of break, fail, pass, silent, stay, unable");
        refused(Map.of("dataset", "pass", "baseline", "yesterday"), "baseline");
        refused(Map.of("dataset", "pass", "baseline", UUID.randomUUID().toString()), "baseline");
        refused(Map.of("dataset", "pass", "judge", "clever"), "judge");
        refused(Map.of("dataset", "pass", "metrics", List.of("--url")), "metrics[0]");
        refused(Map.of("dataset", "pass", "metrics", List.of()), "metrics");
        refused(Map.of("dataset", "pass", "limit", 0), "limit");
        refused(Map.of(), "dataset");
        assertThat(get(Who.OWNER, "/evaluations?cursor=abc", 400).path("detail").asString())
                .isEqualTo("cursor is not one that a listing returned");
    }

    private void refused(Map<String, ?> request, String field) {
        JsonNode problem = post(Who.OWNER, "/evaluations", request, 400);
        assertThat(problem.path("errors").get(0).path("field").asString())
                .as(problem.toString())
                .isEqualTo(field);
    }

    @Test
    void aKeySentAgainStartsNothing() {
        String key = unique("key");
        JsonNode first = keyed(key, "unable", 202);
        assertThat(keyed(key, "unable", 202).path("id")).isEqualTo(first.path("id"));
        assertThat(keyed(key, "fail", 422).path("type").asString())
                .isEqualTo("urn:attest:problem:idempotency-key-reused");
    }

    private JsonNode keyed(String key, String dataset, int status) {
        return json(
                owner().post()
                        .uri("/evaluations")
                        .header("Idempotency-Key", key)
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(Map.of("dataset", dataset))
                        .exchange(),
                status);
    }
}
