package dev.attest.documents.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.edge.Edge;
import dev.attest.edge.Who;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

class CollectionRoutesTest extends Edge {

    @Test
    void theDefaultCollectionIsThereFromTheStartAndOpen() {
        JsonNode collection = get(Who.BOB, "/collections/default", 200);
        assertThat(collection.path("readers")).extracting(JsonNode::asString).containsExactly("*");
        assertThat(collection.path("writers")).extracting(JsonNode::asString).containsExactly("*");
    }

    @Test
    void createsReadsChangesAndDeletes() {
        String name = unique("c");
        ResponseSpec response = owner().post()
                .uri("/collections")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("name", name))
                .exchange();
        JsonNode created = json(response, 201);
        response.expectHeader().location("/collections/" + name);
        assertThat(created.path("readers")).extracting(JsonNode::asString).containsExactly("*");
        assertThat(created.path("writers")).isEmpty();
        assertThat(created.path("corpusVersion").asLong()).isZero();

        JsonNode changed = json(
                owner().patch()
                        .uri("/collections/" + name)
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(Map.of("writers", List.of("alice", "group:staff")))
                        .exchange(),
                200);
        assertThat(changed.path("readers")).extracting(JsonNode::asString).containsExactly("*");
        assertThat(changed.path("writers")).extracting(JsonNode::asString).containsExactly("alice", "group:staff");
        assertThat(get(Who.OWNER, "/collections", 200).path("items"))
                .extracting(collection -> collection.path("name").asString())
                .contains("default", name);

        owner().delete()
                .uri("/collections/" + name + "?confirm=" + name)
                .exchange()
                .expectStatus()
                .isNoContent();
        get(Who.OWNER, "/collections/" + name, 404);
    }

    @Test
    void deletesNothingWithoutTheNameRepeated() {
        String name = collection();
        for (String confirm : List.of("", "?confirm=", "?confirm=default")) {
            JsonNode problem =
                    json(owner().delete().uri("/collections/" + name + confirm).exchange(), 400);
            assertThat(problem.path("errors").get(0).path("field").asString()).isEqualTo("confirm");
        }
        get(Who.OWNER, "/collections/" + name, 200);
    }

    @Test
    void onlyOwnersManageCollections() {
        assertThat(post(Who.ALICE, "/collections", Map.of("name", unique("c")), 403)
                        .path("type")
                        .asString())
                .isEqualTo("urn:attest:problem:forbidden");
        String name = collection();
        json(
                as(Who.ALICE)
                        .delete()
                        .uri("/collections/" + name + "?confirm=" + name)
                        .exchange(),
                403);
    }
}
