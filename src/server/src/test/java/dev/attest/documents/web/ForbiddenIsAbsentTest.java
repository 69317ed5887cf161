package dev.attest.documents.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.edge.Edge;
import dev.attest.edge.Who;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** For every route with an id or a name: what one may not see does not exist. */
class ForbiddenIsAbsentTest extends Edge {

    private static final String SECRET = "The vault opens with the number seven.";

    private record Call(HttpMethod method, String path) {}

    private static Stream<Call> calls(String document, String job, String collection) {
        String d = "/documents/" + document;
        String j = "/jobs/" + job;
        String c = "/collections/" + collection;
        return Stream.of(
                new Call(HttpMethod.GET, d),
                new Call(HttpMethod.GET, d + "/versions"),
                new Call(HttpMethod.GET, d + "/chunks"),
                new Call(HttpMethod.GET, d + "/text"),
                new Call(HttpMethod.GET, d + "/content"),
                new Call(HttpMethod.GET, d + "/boxes?start=0&end=5"),
                new Call(HttpMethod.PUT, d),
                new Call(HttpMethod.DELETE, d),
                new Call(HttpMethod.GET, j),
                new Call(HttpMethod.GET, j + "/events"),
                new Call(HttpMethod.POST, j + "/retry"),
                new Call(HttpMethod.DELETE, j),
                new Call(HttpMethod.GET, c),
                new Call(HttpMethod.PATCH, c),
                new Call(HttpMethod.DELETE, c + "?confirm=" + collection),
                new Call(HttpMethod.GET, "/documents?collection=" + collection),
                new Call(HttpMethod.GET, "/search?q=vault&collections=" + collection));
    }

    @ParameterizedTest
    @EnumSource(names = {"BOB", "STRANGER"})
    void everyRouteSaysThatItIsNotThere(Who outsider) {
        String collection = collection("alice", "alice");
        JsonNode upload = text(Who.ALICE, collection, "vault", SECRET);
        ready(upload);
        String document = upload.path("document").path("id").asString();
        String job = upload.path("job").path("id").asString();

        assertThat(calls(document, job, collection)).allSatisfy(call -> {
            JsonNode problem = json(request(outsider, call), 404);
            assertThat(problem.path("detail").asString()).doesNotContain("vault", "seven", "may");
        });
        json(
                as(outsider)
                        .post()
                        .uri("/ask")
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(Map.of("question", SECRET, "collections", List.of(collection)))
                        .exchange(),
                404);
        post(outsider, "/documents", Map.of("collection", collection, "title", "Mine", "text", "Text."), 404);
        get(Who.ALICE, "/documents/" + document, 200);
    }

    private ResponseSpec request(Who who, Call call) {
        var request = as(who).method(call.method()).uri(call.path());
        if (call.method().equals(HttpMethod.PUT)) {
            request.contentType(MediaType.APPLICATION_JSON).bodyValue(Map.of("title", "T", "text", "Text."));
        }
        if (call.method().equals(HttpMethod.PATCH)) {
            request.contentType(MediaType.APPLICATION_JSON).bodyValue(Map.of("readers", List.of("*")));
        }
        return request.exchange();
    }

    @Test
    void aQuestionOnlyForbiddenDocumentsCouldAnswerHasNoMatch() {
        ready(text(Who.ALICE, collection("alice", "alice"), "vault", SECRET));

        JsonNode forbidden = post(Who.BOB, "/ask", Map.of("question", SECRET), 200);
        assertThat(forbidden.path("abstention").path("reason").asString()).isEqualTo("noMatch");
        assertThat(forbidden.toString()).doesNotContain("seven");
        assertThat(get(Who.STRANGER, "/search?q=vault", 200).path("passages")).isEmpty();
    }

    @Test
    void aNarrowedDocumentIsAbsentForOtherReadersOfItsCollection() {
        String collection = collection("*", "");
        JsonNode upload = post(
                Who.OWNER,
                "/documents",
                Map.of("collection", collection, "title", "Vault", "text", SECRET, "readers", List.of("group:staff")),
                202);
        String path = "/documents/" + ready(upload).path("id").asString();

        get(Who.ALICE, path, 200);
        get(Who.BOB, path, 404);
        assertThat(get(Who.BOB, "/documents?collection=" + collection, 200).path("items"))
                .isEmpty();
        assertThat(get(Who.BOB, "/search?q=vault&collections=" + collection, 200)
                        .path("passages"))
                .isEmpty();
        assertThat(get(Who.ALICE, "/search?q=vault&collections=" + collection, 200)
                        .path("passages"))
                .hasSize(1);
    }

    @Test
    void whoMayReadButNotWriteIsToldSo() {
        String collection = collection("*", "alice");
        String path = "/documents/"
                + ready(text(Who.ALICE, collection, "k", "Readable."))
                        .path("id")
                        .asString();
        get(Who.BOB, path, 200);
        json(as(Who.BOB).delete().uri(path).exchange(), 403);
        post(Who.BOB, "/documents", Map.of("collection", collection, "title", "B", "text", "Text."), 403);
    }

    @Test
    void listsHoldOnlyWhatOneMaySee() {
        String collection = collection("alice", "alice");
        assertThat(get(Who.BOB, "/collections", 200).toString()).doesNotContain(collection);
        assertThat(get(Who.STRANGER, "/collections", 200).path("items")).isEmpty();
        assertThat(get(Who.STRANGER, "/documents", 200).path("items")).isEmpty();
    }
}
