package dev.attest.documents.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.edge.Edge;
import dev.attest.edge.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

class DocumentRoutesTest extends Edge {

    @Test
    void listsPageByPage() {
        String collection = collection();
        for (String key : List.of("c", "a", "e", "b", "d")) {
            ready(text(Who.OWNER, collection, key, "Text " + key + "."));
        }
        assertThat(listed(collection)).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void listsPageByPageHoweverLongTheKeys() {
        String collection = collection();
        String stem = "鍵".repeat(1_021);
        for (String end : List.of("c", "a", "d", "b")) {
            Map<String, String> upload =
                    Map.of("collection", collection, "sourceKey", stem + end, "title", end, "text", "Text.");
            ready(post(Who.OWNER, "/documents", upload, 202));
        }
        assertThat(listed(collection)).containsExactly(stem + "a", stem + "b", stem + "c", stem + "d");
    }

    private List<String> listed(String collection) {
        var keys = new ArrayList<String>();
        String cursor = "";
        do {
            JsonNode page = get(
                    Who.OWNER,
                    "/documents?collection=" + collection + "&state=ready&limit=2"
                            + (cursor.isEmpty() ? "" : "&cursor=" + cursor),
                    200);
            page.path("items").forEach(item -> keys.add(item.path("sourceKey").asString()));
            cursor = page.path("nextCursor").isNull()
                    ? ""
                    : page.path("nextCursor").asString();
        } while (!cursor.isEmpty());
        return keys;
    }

    @Test
    void showsTextAndChunksOfTheActiveVersion() {
        JsonNode document = ready(text(Who.OWNER, collection(), "k.md", "# Head\n\nA sentence."));
        String path = "/documents/" + document.path("id").asString();
        String text = owner().get()
                .uri(path + "/text")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("text/plain;charset=UTF-8")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        JsonNode chunks = get(Who.OWNER, path + "/chunks", 200).path("items");

        assertThat(chunks)
                .isNotEmpty()
                .allSatisfy(chunk -> assertThat(chunk.path("text").asString())
                        .isEqualTo(text.substring(
                                chunk.path("span").get(0).asInt(),
                                chunk.path("span").get(1).asInt())));
        assertThat(chunks.get(0).path("tokens").asInt()).isPositive();
        assertThat(chunks.get(0).path("headings"))
                .extracting(JsonNode::asString)
                .containsExactly("Head");
        get(Who.OWNER, path + "/text?version=7", 404);
    }

    @Test
    void aDeletedDocumentIsGone() {
        String path = "/documents/"
                + ready(text(Who.OWNER, collection(), "k", "Soon gone."))
                        .path("id")
                        .asString();
        owner().delete()
                .uri(path)
                .exchange()
                .expectStatus()
                .isNoContent()
                .expectBody()
                .isEmpty();

        get(Who.OWNER, path, 404);
        get(Who.OWNER, path + "/content", 404);
        owner().delete().uri(path).exchange().expectStatus().isNotFound();
    }

    @Test
    void aBrowserThatWantsAPageGetsAProblem() {
        owner().get()
                .uri("/documents")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isEqualTo(406)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }
}
