package dev.attest.retrieval.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.edge.Edge;
import dev.attest.edge.Who;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

class FilteredSearchTest extends Edge {

    private JsonNode search(Who who, String collection, String filter, int status) {
        return search(who, collection, filter, false, status);
    }

    private JsonNode search(Who who, String collection, String filter, boolean explain, int status) {
        String query = UriComponentsBuilder.fromPath("/search")
                .queryParam("q", "{q}")
                .queryParam("collections", collection)
                .queryParam("filter", "{filter}")
                .queryParam("explain", explain)
                .encode()
                .buildAndExpand("marmalade", filter.replace('\'', '"'))
                .toUriString();
        return json(as(who).get().uri(URI.create(url() + query)).exchange(), status);
    }

    private List<String> found(Who who, String collection, String filter) {
        return search(who, collection, filter, 200)
                .path("passages")
                .valueStream()
                .map(passage -> passage.path("sourceKey").asString())
                .sorted()
                .toList();
    }

    private JsonNode add(String collection, String key, Map<String, Object> metadata, String... readers) {
        Map<String, Object> upload = new HashMap<>(Map.of(
                "collection", collection,
                "sourceKey", key,
                "title", "About " + key,
                "text", "Marmalade of " + key + ".",
                "metadata", metadata));
        if (readers.length > 0) {
            upload.put("readers", List.of(readers));
        }
        return ready(post(Who.OWNER, "/documents", upload, 202));
    }

    @Test
    void findsByMetadataAndByWhatIsKnownOfEveryDocument() {
        String collection = collection();
        JsonNode orange = add(collection, "orange.md", Map.of("year", 2024, "kinds", List.of("bitter", "sweet")));
        add(collection, "lemon.txt", Map.of("year", 2023, "draft", true));

        assertThat(orange.path("metadata").toString()).isEqualTo("{\"kinds\":[\"bitter\",\"sweet\"],\"year\":2024}");
        assertThat(found(Who.OWNER, collection, "{'year': {'$gte': 2024}}")).containsExactly("orange.md");
        assertThat(found(Who.OWNER, collection, "{'kinds': 'sweet'}")).containsExactly("orange.md");
        assertThat(found(Who.OWNER, collection, "{'$not': {'draft': true}}")).containsExactly("orange.md");
        assertThat(found(Who.OWNER, collection, "{'title': 'About lemon.txt'}")).containsExactly("lemon.txt");
        assertThat(found(Who.OWNER, collection, "{'sourceKey': {'$in': ['lemon.txt', 'x']}}"))
                .containsExactly("lemon.txt");
        assertThat(found(Who.OWNER, collection, "{'mediaType': 'text/markdown'}"))
                .containsExactly("orange.md");
        assertThat(found(Who.OWNER, collection, "{'collection': '" + collection + "'}"))
                .containsExactly("lemon.txt", "orange.md");
        assertThat(found(Who.OWNER, collection, "{'createdAt': {'$gte': '2020'}, 'updatedAt': {'$lt': '9'}}"))
                .containsExactly("lemon.txt", "orange.md");
        assertThat(found(Who.OWNER, collection, "{'createdAt': {'$lt': '2020'}}"))
                .isEmpty();
    }

    @Test
    void tellsHowItWasLookedForWhenAsked() {
        String collection = collection();
        add(collection, "orange.md", Map.of("year", 2024));
        add(collection, "lemon.md", Map.of("year", 2023));

        JsonNode plan =
                search(Who.OWNER, collection, "{'year': 2024}", true, 200).path("plan");

        assertThat(plan.path("qualifying").asInt()).isEqualTo(1);
        assertThat(plan.path("total").asInt()).isEqualTo(2);
        assertThat(plan.path("searches"))
                .extracting(search -> search.path("leg").asString()
                        + " "
                        + search.path("way").asString()
                        + " "
                        + search.path("found").asInt())
                .containsExactlyInAnyOrder("words index 1", "vectors scan 1");
        assertThat(plan.path("searches"))
                .allSatisfy(search -> assertThat(search.path("ms").asDouble()).isPositive());
        assertThat(search(Who.OWNER, collection, "{'year': 2024}", 200)
                        .path("plan")
                        .isNull())
                .isTrue();
    }

    @Test
    void answersFromWhatTheFilterLetsThroughOnly() {
        String collection = collection();
        add(collection, "orange.md", Map.of("year", 2024));
        add(collection, "lemon.md", Map.of("year", 2023));
        Map<String, Object> question = Map.of(
                "question", "Marmalade of lemon.md?",
                "collections", List.of(collection),
                "filter", Map.of("year", 2023));

        JsonNode answer = post(Who.OWNER, "/ask", question, 200);

        assertThat(answer.path("status").asString()).isEqualTo("answered");
        assertThat(answer.path("citations"))
                .isNotEmpty()
                .allSatisfy(citation ->
                        assertThat(citation.path("title").asString()).isEqualTo("About lemon.md"));
    }

    @Test
    void neverShowsWhatTheAskerMayNotRead() {
        String collection = collection();
        add(collection, "secret.md", Map.of("year", 2024), "somebody-else");
        add(collection, "open.md", Map.of("year", 2024));

        assertThat(found(Who.BOB, collection, "{'year': 2024}")).containsExactly("open.md");
        assertThat(found(Who.BOB, collection, "{'$not': {'year': 1}}")).containsExactly("open.md");
        assertThat(found(Who.BOB, collection, "{'sourceKey': 'secret.md'}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'year': {'$near': 1}} | filter.year.$near | known are $eq, $in, $gt, $gte, $lt, $lte
            {'$or': [{'a': 1}, {}]} | filter.$or[1] | at least one member
            {'a': 1, 'a': 2} | filter | each key stands once
            [1] | filter | must be a JSON object
            null | filter | must be a JSON object
            year=2024 | filter | must be a JSON object
            """)
    void saysWhatIsWrongWithAFilterAndWhere(String filter, String field, String message) {
        JsonNode problem = search(Who.OWNER, collection(), filter, 400);

        assertThat(problem.path("type").asString()).isEqualTo("urn:attest:problem:invalid-request");
        assertThat(problem.path("errors").get(0).path("field").asString()).isEqualTo(field);
        assertThat(problem.path("errors").get(0).path("message").asString()).contains(message);
    }

    @Test
    void saysTheSameOfAQuestion() {
        JsonNode problem =
                post(Who.OWNER, "/ask", Map.of("question", "Why?", "filter", Map.of("a", Map.of("$gt", true))), 400);

        assertThat(problem.path("errors").get(0).path("field").asString()).isEqualTo("filter.a.$gt");
        assertThat(problem.path("errors").get(0).path("message").asString()).contains("a number or a string");
        assertThat(post(Who.OWNER, "/ask", Map.of("question", "Why?", "filter", "x"), 400)
                        .path("errors")
                        .get(0)
                        .path("field")
                        .asString())
                .isEqualTo("filter");
    }

    @Test
    void takesMetadataInAForm() {
        String collection = collection();
        MultipartBodyBuilder form = form("jam.txt", "Marmalade of figs.".getBytes(UTF_8));
        form.part("collection", collection);
        form.part("metadata", "{\"year\": 2022, \"draft\": false}");

        JsonNode document = ready(json(upload(Who.OWNER, form), 202));

        assertThat(document.path("metadata").toString()).isEqualTo("{\"draft\":false,\"year\":2022}");
        assertThat(found(Who.OWNER, collection, "{'draft': false}")).containsExactly("jam.txt");
        assertThat(get(Who.OWNER, "/documents/" + document.path("id").asString() + "/versions", 200)
                        .path("items")
                        .get(0)
                        .path("metadata")
                        .path("year")
                        .asInt())
                .isEqualTo(2022);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'title': 'x'} | metadata.title | known of every document by itself
            {'a': {}} | metadata.a | a string, a number, true, false
            {'a': null} | metadata.a | a string, a number, true, false
            {'1': 1} | metadata | beginning with a letter
            {'a': 1, 'a': 2} | metadata | each key stands once
            [] | metadata | must be a JSON object
            """)
    void saysWhatIsWrongWithMetadata(String metadata, String field, String message) {
        MultipartBodyBuilder form = form("jam.txt", "Marmalade.".getBytes(UTF_8));
        form.part("metadata", metadata.replace('\'', '"'));

        JsonNode problem = json(upload(Who.OWNER, form), 400);

        assertThat(problem.path("errors").get(0).path("field").asString()).isEqualTo(field);
        assertThat(problem.path("errors").get(0).path("message").asString()).contains(message);
    }
}
