package dev.attest.answering.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.edge.Edge;
import dev.attest.edge.Who;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

class AskTest extends Edge {

    private static final String HANDBOOK = """
            # Handbook

            The notice period is three months.

            Lunch is served at noon.
            """;

    // In the words of the document: the encoder of these tests knows no meaning.
    private static final String QUESTION = "The notice period is three months?";

    private String collection;
    private String document;

    @BeforeEach
    void handbook() {
        collection = collection();
        document = ready(text(Who.OWNER, collection, "handbook.md", HANDBOOK))
                .path("id")
                .asString();
    }

    private Map<String, Object> question(String text) {
        return Map.of("question", text, "collections", List.of(collection));
    }

    @Test
    void answersWithCitationsThatQuoteTheStoredTextExactly() {
        JsonNode answer = post(Who.OWNER, "/ask", question(QUESTION), 200);

        assertThat(answer.path("status").asString()).as(answer.toPrettyString()).isEqualTo("answered");
        assertThat(answer.path("answer").asString()).startsWith("The notice period is three months. [1]");
        assertThat(answer.path("abstention").isNull()).isTrue();
        assertThat(answer.path("mode").asString()).isEqualTo("extractive");
        assertThat(answer.path("corpusVersion").path(collection).asLong()).isPositive();
        assertThat(answer.path("groundedness").path("score").asDouble()).isEqualTo(1);
        JsonNode citation = answer.path("citations").get(0);
        String text = textOf(citation);
        assertThat(text.substring(
                        citation.path("span").get(0).asInt(),
                        citation.path("span").get(1).asInt()))
                .isEqualTo(citation.path("quote").asString())
                .isEqualTo("The notice period is three months.");
        assertThat(citation.path("documentId").asString()).isEqualTo(document);
        assertThat(citation.path("contentUrl").asString()).isEqualTo("/documents/" + document + "/content?version=1");
        JsonNode sentence = answer.path("sentences").get(0);
        assertThat(answer.path("answer")
                        .asString()
                        .substring(
                                sentence.path("span").get(0).asInt(),
                                sentence.path("span").get(1).asInt()))
                .isEqualTo(sentence.path("text").asString());
        assertThat(sentence.path("support").asDouble()).isEqualTo(1);
    }

    private String textOf(JsonNode citation) {
        return owner().get()
                .uri("/documents/" + citation.path("documentId").asString() + "/text?version="
                        + citation.path("version").asInt())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    @Test
    void abstainsWhenTheDocumentsDoNotHoldTheAnswer() {
        JsonNode answer = post(Who.OWNER, "/ask", question("Which zebra won yesterday's regatta?"), 200);

        assertThat(answer.path("status").asString()).isEqualTo("abstained");
        assertThat(answer.path("answer").asString()).isEmpty();
        assertThat(answer.path("abstention").path("reason").asString()).isEqualTo("noMatch");
        assertThat(answer.path("groundedness").path("score").isNull()).isTrue();
    }

    @Test
    void streamsTheAnswerAsItComesAbout() {
        List<String[]> events = events(question(QUESTION));

        assertThat(events).extracting(event -> event[1]).startsWith("retrieval").endsWith("done");
        assertThat(events).extracting(event -> event[1]).contains("delta", "citation", "sentence");
        assertThat(events)
                .extracting(event -> Integer.parseInt(event[0]))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, events.size()).boxed().toList());
        JsonNode done = JSON.readTree(events.get(events.size() - 1)[2]);
        String text = events.stream()
                .filter(event -> event[1].equals("delta"))
                .map(event -> JSON.readTree(event[2]).path("text").asString())
                .reduce("", String::concat);
        assertThat(text).isEqualTo(done.path("answer").asString());
        JsonNode best = JSON.readTree(events.get(0)[2]).path("passages").get(0);
        assertThat(best.path("sourceKey").asString()).isEqualTo("handbook.md");
        assertThat(best.path("joined").isArray()).isTrue();
    }

    @Test
    void streamsAnAbstentionAsDone() {
        List<String[]> events = events(question("Which zebra won yesterday's regatta?"));

        assertThat(events).extracting(event -> event[1]).containsExactly("retrieval", "done");
        assertThat(JSON.readTree(events.get(1)[2]).path("status").asString()).isEqualTo("abstained");
    }

    /** Each as id, name and data. */
    private List<String[]> events(Map<String, Object> question) {
        byte[] body = owner().post()
                .uri("/ask")
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .bodyValue(question)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_EVENT_STREAM)
                .expectBody()
                .returnResult()
                .getResponseBody();
        return Arrays.stream(new String(body, StandardCharsets.UTF_8).split("\n\n", -1))
                .filter(event -> !event.isBlank())
                .map(event -> new String[] {field(event, "id:"), field(event, "event:"), field(event, "data:")})
                .toList();
    }

    private static String field(String event, String name) {
        return event.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + name + " in " + event));
    }

    @Test
    void anErrorBeforeTheFirstEventIsAnOrdinaryProblem() {
        owner().post()
                .uri("/ask")
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .bodyValue(Map.of("question", "What?", "collections", List.of("nowhere")))
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void aClientThatAcceptsAnythingGetsJson() {
        owner().post()
                .uri("/ask")
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.ALL)
                .bodyValue(question(QUESTION))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON);
    }

    @Test
    void takesTheApiVersionItKnows() {
        owner().post()
                .uri("/ask")
                .header("API-Version", "1")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(question(QUESTION))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void stripLeavesOnlySupportedSentences() {
        var question = Map.of(
                "question",
                QUESTION,
                "collections",
                List.of(collection),
                "policy",
                "strip",
                "mode",
                "extractive",
                "topK",
                3,
                "timeoutMs",
                20_000);
        JsonNode answer = post(Who.OWNER, "/ask", question, 200);

        assertThat(answer.path("sentences"))
                .isNotEmpty()
                .allSatisfy(sentence ->
                        assertThat(sentence.path("support").asDouble()).isEqualTo(1));
    }
}
