package dev.attest.documents.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.edge.Edge;
import dev.attest.edge.Who;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.BodyInserters;
import tools.jackson.databind.JsonNode;

class UploadTest extends Edge {

    private static final byte[] NOTE = "The cellar key hangs behind the door.\n".getBytes(UTF_8);

    @Test
    void keepsAFileAndSaysWhereToFollowIt() {
        String collection = collection();
        MultipartBodyBuilder form = form("note.txt", NOTE);
        form.part("collection", collection);
        form.part("title", "Cellar");
        ResponseSpec response = upload(Who.OWNER, form);

        JsonNode upload = json(response, 202);
        response.expectHeader()
                .location("/jobs/" + upload.path("job").path("id").asString());
        assertThat(upload.path("unchanged").asBoolean()).isFalse();
        JsonNode document = ready(upload);
        assertThat(document.path("collection").asString()).isEqualTo(collection);
        assertThat(document.path("sourceKey").asString()).isEqualTo("note.txt");
        assertThat(document.path("title").asString()).isEqualTo("Cellar");
        assertThat(document.path("state").asString()).isEqualTo("ready");
        assertThat(document.path("activeVersion").asInt()).isEqualTo(1);
        assertThat(document.path("mediaType").asString()).isEqualTo("text/plain");
        assertThat(document.path("size").asInt()).isEqualTo(NOTE.length);
        assertThat(document.path("chunks").asInt()).isEqualTo(1);
        assertThat(document.path("readers").isNull()).isTrue();
        assertThat(document.path("problem").isNull()).isTrue();
    }

    @Test
    void fieldsMayComeBeforeTheFile() {
        var form = new MultipartBodyBuilder();
        form.part("sourceKey", "shelf/note");
        form.part("collection", collection());
        form.part("readers", "alice");
        form.part("readers", "group:staff");
        form.part("file", NOTE, MediaType.TEXT_PLAIN).filename("a.txt");

        JsonNode document = json(upload(Who.OWNER, form), 202).path("document");
        assertThat(document.path("sourceKey").asString()).isEqualTo("shelf/note");
        assertThat(document.path("readers")).extracting(JsonNode::asString).containsExactly("alice", "group:staff");
    }

    @Test
    void theSameBytesChangeNothing() {
        String collection = collection();
        JsonNode first = text(Who.OWNER, collection, "k.md", "Same.");
        ResponseSpec again = as(Who.OWNER)
                .post()
                .uri("/documents")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("collection", collection, "sourceKey", "k.md", "title", "k.md", "text", "Same."))
                .exchange();

        JsonNode second = json(again, 200);
        String id = first.path("document").path("id").asString();
        again.expectHeader().location("/documents/" + id);
        assertThat(second.path("unchanged").asBoolean()).isTrue();
        assertThat(second.path("job").isNull()).isTrue();
        assertThat(second.path("document").path("id").asString()).isEqualTo(id);
    }

    @Test
    void newBytesUnderAKnownKeyMakeANewVersion() {
        String collection = collection();
        JsonNode first = ready(text(Who.OWNER, collection, "k.md", "One."));
        JsonNode second = ready(text(Who.OWNER, collection, "k.md", "Two."));

        assertThat(second.path("id")).isEqualTo(first.path("id"));
        assertThat(second.path("activeVersion").asInt()).isEqualTo(2);
        assertThat(get(Who.OWNER, "/documents/" + second.path("id").asString() + "/versions", 200)
                        .path("items"))
                .extracting(version -> version.path("version").asInt())
                .containsExactly(2, 1);
    }

    @Test
    void putMakesANewVersionAndKeepsPlaceKindAndReaders() {
        Map<String, Object> first = Map.of(
                "collection",
                collection(),
                "sourceKey",
                "k.md",
                "title",
                "K",
                "text",
                "# One",
                "readers",
                new String[] {"bob"});
        String id = ready(post(Who.OWNER, "/documents", first, 202)).path("id").asString();

        JsonNode replaced = ready(json(
                owner().put()
                        .uri("/documents/" + id)
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(Map.of("title", "K", "text", "# Two"))
                        .exchange(),
                202));
        assertThat(replaced.path("activeVersion").asInt()).isEqualTo(2);
        assertThat(replaced.path("sourceKey").asString()).isEqualTo("k.md");
        assertThat(replaced.path("mediaType").asString()).isEqualTo("text/markdown");
        assertThat(replaced.path("readers")).extracting(JsonNode::asString).containsExactly("bob");

        JsonNode again = ready(json(
                owner().put()
                        .uri("/documents/" + id)
                        .body(BodyInserters.fromMultipartData(
                                form("k.md", "# Three".getBytes(UTF_8)).build()))
                        .exchange(),
                202));
        assertThat(again.path("activeVersion").asInt()).isEqualTo(3);
    }

    @Test
    void putCannotMoveADocument() {
        String id = text(Who.OWNER, collection(), "k.md", "One.")
                .path("document")
                .path("id")
                .asString();
        JsonNode problem = json(
                owner().put()
                        .uri("/documents/" + id)
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(Map.of("title", "K", "text", "Two.", "sourceKey", "other"))
                        .exchange(),
                400);
        assertThat(problem.path("errors").get(0).path("field").asString()).isEqualTo("sourceKey");
    }

    @Test
    void anIdempotencyKeyRepeatsTheAnswerAndRefusesAnotherUpload() {
        String collection = collection();
        String key = unique("key");
        JsonNode first = keyed(key, collection, "One.", 202);

        assertThat(keyed(key, collection, "One.", 202).path("job").path("id"))
                .isEqualTo(first.path("job").path("id"));
        assertThat(keyed(key, collection, "Two.", 422).path("type").asString())
                .isEqualTo("urn:attest:problem:idempotency-key-reused");
    }

    private JsonNode keyed(String key, String collection, String text, int status) {
        return json(
                owner().post()
                        .uri("/documents")
                        .header("Idempotency-Key", key)
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(Map.of("collection", collection, "title", "T", "text", text))
                        .exchange(),
                status);
    }

    @Test
    void aTextIsKeptUnderTheSlugOfItsTitle() {
        JsonNode upload = post(
                Who.OWNER,
                "/documents",
                Map.of("collection", collection(), "title", "Über uns & Co.", "text", "Hello."),
                202);
        assertThat(upload.path("document").path("sourceKey").asString()).isEqualTo("über-uns-co");
    }

    @Test
    void whatTheContentIsDecides() {
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0};
        JsonNode problem = json(upload(Who.OWNER, form("innocent.txt", picture)), 415);

        assertThat(problem.path("type").asString()).isEqualTo("urn:attest:problem:unsupported-content");
        assertThat(problem.path("detail").asString())
                .contains("image/png", "application/pdf", "text/plain", "text/markdown", "text/html");
    }

    @Test
    void anEmptyFileIsAcceptedAndFailsWithTheReason() {
        JsonNode upload = json(upload(Who.OWNER, form(unique("empty") + ".txt", new byte[0])), 202);
        JsonNode job = ended(upload);

        assertThat(job.path("state").asString()).isEqualTo("failed");
        assertThat(job.path("problem").path("type").asString()).isEqualTo("urn:attest:problem:empty");
        assertThat(job.path("problem").path("title").asString()).isEqualTo("Empty file");
    }

    @Test
    void aPathInAFileNameIsNoPath() {
        JsonNode upload = json(upload(Who.OWNER, form("..\\..\\etc\\pass\u202Ewd-" + unique("n"), NOTE)), 202);
        assertThat(upload.path("document").path("sourceKey").asString()).startsWith("passwd-n-");
    }

    @Test
    void aFileWithoutANameNeedsAKey() {
        for (String name : new String[] {"..", "folder/", "\u200B"}) {
            String collection = collection();
            MultipartBodyBuilder nameless = form(name, NOTE);
            nameless.part("collection", collection);
            assertField(upload(Who.OWNER, nameless), "sourceKey");
            nameless.part("sourceKey", "a/b");
            assertThat(json(upload(Who.OWNER, nameless), 202)
                            .path("document")
                            .path("sourceKey")
                            .asString())
                    .isEqualTo("a/b");
        }
    }

    @Test
    void refusesFormsItDoesNotUnderstand() {
        MultipartBodyBuilder unknown = form("a.txt", NOTE);
        unknown.part("colour", "red");
        assertField(upload(Who.OWNER, unknown), "colour");

        MultipartBodyBuilder twice = form("a.txt", NOTE);
        twice.part("file", NOTE, MediaType.TEXT_PLAIN).filename("b.txt");
        assertField(upload(Who.OWNER, twice), "file");

        var none = new MultipartBodyBuilder();
        none.part("title", "No file");
        assertField(upload(Who.OWNER, none), "file");

        var noName = new MultipartBodyBuilder();
        noName.part("file", "text");
        assertField(upload(Who.OWNER, noName), "file");

        MultipartBodyBuilder longTitle = form("a.txt", NOTE);
        longTitle.part("title", "x".repeat(501));
        assertField(upload(Who.OWNER, longTitle), "title");

        MultipartBodyBuilder hidden = form("a.txt", NOTE);
        hidden.part("sourceKey", "a\u200Bb");
        assertField(upload(Who.OWNER, hidden), "sourceKey");

        MultipartBodyBuilder place = form("a.txt", NOTE);
        place.part("collection", "../x");
        assertField(upload(Who.OWNER, place), "collection");
    }

    private void assertField(ResponseSpec response, String field) {
        assertThat(json(response, 400).path("errors").get(0).path("field").asString())
                .isEqualTo(field);
    }
}
