package dev.attest.documents.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.edge.Edge;
import dev.attest.edge.Who;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/** What becomes of pages and attachments at the edge. */
class PagesTest extends Edge {

    private static final String MANUAL = """
            %paged
            The Gannet is a boat for two.
            scan
            The hull of the Gannet weighs ninety kilograms.
            """;

    private String collection;

    private JsonNode uploaded(String readers, String name, String text) {
        collection = collection(readers, readers);
        return again(name, text);
    }

    private JsonNode again(String name, String text) {
        var form = form(name, text.getBytes(UTF_8));
        form.part("collection", collection);
        return ready(json(upload(Who.OWNER, form), 202));
    }

    @Test
    void aCitationNamesItsPageAndBoxes() {
        String document = uploaded("*", "manual.txt", MANUAL).path("id").asString();
        Map<String, Object> question = Map.of(
                "question", "The hull of the Gannet weighs ninety kilograms?", "collections", List.of(collection));
        JsonNode citation =
                post(Who.OWNER, "/ask", question, 200).path("citations").get(0);

        assertThat(citation.path("quote").asString()).isEqualTo("The hull of the Gannet weighs ninety kilograms.");
        assertThat(citation.path("page").asInt()).isEqualTo(3);
        assertThat(citation.path("boxes"))
                .singleElement()
                .hasToString("{\"page\":3,\"x\":72.0,\"y\":72.0,\"width\":282.0,\"height\":12.0}");
        assertThat(citation.path("contentUrl").asString())
                .isEqualTo("/documents/" + document + "/content?version=1#page=3");

        String events = new String(
                owner().post()
                        .uri("/ask")
                        .contentType(MediaType.APPLICATION_JSON)
                        .accept(MediaType.TEXT_EVENT_STREAM)
                        .bodyValue(question)
                        .exchange()
                        .expectBody()
                        .returnResult()
                        .getResponseBody(),
                UTF_8);
        assertThat(events.lines().filter(line -> line.startsWith("data:{\"number\":1")))
                .singleElement()
                .asString()
                .contains("\"page\":3", "\"boxes\":[{\"page\":3,", "#page=3");
        assertThat(events.lines().filter(line -> line.startsWith("data:{\"passages\"")))
                .singleElement()
                .asString()
                .contains("\"page\":1");
    }

    @Test
    void aPassageNamesThePageItBeginsOn() {
        uploaded("*", "manual.txt", MANUAL);
        assertThat(get(Who.OWNER, "/search?q=Gannet&collections=" + collection, 200)
                        .path("passages"))
                .extracting(passage -> passage.path("page").asInt())
                .contains(1);
    }

    @Test
    void theDocumentAndItsJobCountPages() {
        JsonNode document = uploaded("*", "manual.txt", MANUAL);
        for (JsonNode counted : List.of(
                document,
                get(Who.OWNER, "/documents/" + document.path("id").asString() + "/versions", 200)
                        .path("items")
                        .get(0))) {
            assertThat(counted.path("pages").asInt()).isEqualTo(3);
            assertThat(counted.path("pagesWithoutText").asInt()).isEqualTo(1);
            assertThat(counted.path("pagesRecognised").asInt()).isZero();
        }
        JsonNode plain = ready(text(Who.OWNER, collection(), "k", "No pages."));
        assertThat(plain.path("pages").isNull()).isTrue();
        assertThat(plain.path("parentId").isNull()).isTrue();
    }

    @Test
    void showsWhereAnySpanStands() {
        String boxes = "/documents/"
                + uploaded("alice", "manual.txt", MANUAL).path("id").asString() + "/boxes";
        JsonNode found = get(Who.OWNER, boxes + "?start=4&end=10", 200);
        assertThat(found.path("page").asInt()).isEqualTo(1);
        assertThat(found.path("version").asInt()).isEqualTo(1);
        assertThat(found.path("boxes"))
                .singleElement()
                .hasToString("{\"page\":1,\"x\":96.0,\"y\":72.0,\"width\":36.0,\"height\":12.0}");
        get(Who.OWNER, boxes + "?start=-1&end=10", 400);
        get(Who.OWNER, boxes + "?start=10&end=10", 400);
        get(Who.OWNER, boxes + "?start=0&end=70000", 400);
        get(Who.OWNER, boxes + "?start=0", 400);
        get(Who.OWNER, boxes + "?start=0&end=5&version=0", 400);
        assertThat(get(Who.OWNER, boxes + "?start=0&end=5000", 422).path("type").asString())
                .endsWith("span-out-of-text");
        get(Who.OWNER, boxes + "?start=0&end=5&version=2", 404);
        get(Who.BOB, boxes + "?start=0&end=5", 404);
        get(Who.ALICE, boxes + "?start=0&end=5", 200);
    }

    @Test
    void whatCameInsideIsAnsweredFromToo() {
        String mail = "%paged\nSee the files.\nattached: ../plan.txt=The mast of the Gannet is carbon.\n"
                + "attached: a.rtf={\\rtf1 x}\nattached: none.txt=\n";
        JsonNode document = uploaded("*", "mail.txt", mail);
        assertThat(document.path("attachments").asInt()).isEqualTo(1);
        assertThat(document.path("warnings"))
                .extracting(JsonNode::asString)
                .containsExactly(
                        "The attachment \"a.rtf\" (application/rtf) is not read.",
                        "The attachment \"none.txt\" is empty.");
        JsonNode inside = settled("mail.txt/plan.txt");
        assertThat(inside.path("parentId")).isEqualTo(document.path("id"));
        JsonNode answer = post(
                Who.OWNER,
                "/ask",
                Map.of("question", "The mast of the Gannet is carbon?", "collections", List.of(collection)),
                200);
        assertThat(answer.path("citations").get(0).path("sourceKey").asString()).isEqualTo("mail.txt/plan.txt");

        again("mail.txt", "%paged\nNo files any more.");
        assertThat(get(Who.OWNER, "/documents?collection=" + collection, 200).path("items"))
                .extracting(item -> item.path("sourceKey").asString())
                .containsExactly("mail.txt");
    }

    @Test
    void readsAttachmentsToFiveLevels() {
        String mail = "attached: f=Last.";
        for (String name : List.of("e", "d", "c", "b", "a")) {
            mail = "attached: " + name + "=%paged|Inside " + name + ".|" + mail.replaceAll("(\\|+)", "$1|");
        }
        uploaded("*", "m.txt", "%paged\nOutside.\n" + mail);
        String key = "m.txt";
        for (String name : List.of("a", "b", "c", "d", "e")) {
            key += "/" + name;
            assertThat(settled(key).path("state").asString()).as(key).isEqualTo("ready");
        }
        assertThat(settled(key).path("warnings"))
                .singleElement()
                .satisfies(warning -> assertThat(warning.asString()).contains("\"f\"", "5 levels"));
    }

    /** The document of that key, once its job has ended. */
    private JsonNode settled(String sourceKey) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < deadline) {
            for (JsonNode item :
                    get(Who.OWNER, "/documents?collection=" + collection, 200).path("items")) {
                if (item.path("sourceKey").asString().equals(sourceKey)
                        && List.of("ready", "failed")
                                .contains(item.path("state").asString())) {
                    return item;
                }
            }
            pause();
        }
        throw new AssertionError(
                "No " + sourceKey + " in " + get(Who.OWNER, "/documents?collection=" + collection, 200));
    }
}
