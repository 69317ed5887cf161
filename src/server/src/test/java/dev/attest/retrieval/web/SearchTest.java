package dev.attest.retrieval.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.edge.Edge;
import dev.attest.edge.Who;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SearchTest extends Edge {

    @Test
    void findsPassagesBestFirst() {
        String collection = collection();
        String other = collection();
        ready(text(Who.OWNER, collection, "bread.md", "# Bread\n\nSourdough rises slowly."));
        ready(text(Who.OWNER, other, "boat.md", "# Boat\n\nThe boat sails slowly."));

        JsonNode found =
                get(Who.OWNER, "/search?q=sourdough rises&collections=" + collection + "&collections=" + other, 200);
        JsonNode best = found.path("passages").get(0);
        assertThat(found.path("passages")).hasSize(2);
        assertThat(best.path("rank").asInt()).isEqualTo(1);
        assertThat(best.path("sourceKey").asString()).isEqualTo("bread.md");
        assertThat(best.path("headings")).extracting(JsonNode::asString).containsExactly("Bread");
        assertThat(best.path("text").asString()).contains("Sourdough rises slowly.");
        assertThat(best.path("span").get(1).asInt() - best.path("span").get(0).asInt())
                .isEqualTo(best.path("text").asString().length());
        assertThat(found.path("degraded")).isEmpty();
        assertThat(found.path("corpusVersion").path(collection).asLong()).isPositive();
    }

    @Test
    void takesALongQuestionInLettersOfManyBytes() {
        String collection = collection();
        assertThat(get(Who.OWNER, "/search?q=" + "問".repeat(500) + "&collections=" + collection, 200)
                        .path("passages"))
                .isEmpty();
    }

    @Test
    void staysWithinTopKAndTheNamedCollections() {
        String collection = collection();
        for (int i = 0; i < 3; i++) {
            ready(text(Who.OWNER, collection, "k" + i, "Marmalade number " + i + "."));
        }
        JsonNode found = get(Who.OWNER, "/search?q=marmalade&topK=2&collections=" + collection, 200);
        assertThat(found.path("passages"))
                .hasSize(2)
                .allSatisfy(passage ->
                        assertThat(passage.path("collection").asString()).isEqualTo(collection));
    }

    @Test
    void joinsTheChunksThatASentenceRunsThrough() {
        String collection = collection();
        String sentence = "The baker " + "kneads the dough and ".repeat(80) + "bakes it at noon.";
        ready(text(
                Who.OWNER,
                collection,
                "bread.md",
                "# Bread\n\nBread is made here. " + sentence + " It is sold at one."));

        JsonNode found = get(Who.OWNER, "/search?q=when is it baked at noon&collections=" + collection, 200);

        JsonNode best = found.path("passages").get(0);
        assertThat(best.path("text").asString()).contains(sentence);
        assertThat(best.path("joined"))
                .isNotEmpty()
                .allSatisfy(chunk -> assertThat(chunk.asString())
                        .isNotEqualTo(best.path("chunkId").asString()));
        assertThat(found.path("passages")).hasSize(1);
        assertThat(best.path("span").get(1).asInt() - best.path("span").get(0).asInt())
                .isEqualTo(best.path("text").asString().length());
    }

    @Test
    void explainsARankOnlyWhenAsked() {
        String collection = collection();
        ready(text(Who.OWNER, collection, "bread.md", "# Bread\n\nSourdough rises slowly. It is baked at noon."));
        ready(text(Who.OWNER, collection, "copy.md", "# Bread\n\nSourdough rises slowly. It is baked at noon."));
        String path = "/search?q=sourdough rises&collections=" + collection;

        JsonNode silent = get(Who.OWNER, path, 200).path("passages").get(0);
        JsonNode best =
                get(Who.OWNER, path + "&explain=true", 200).path("passages").get(0);

        assertThat(silent.path("relevance").isNull()).isTrue();
        assertThat(best.path("relevance").path("words").path("rank").asInt()).isBetween(1, 2);
        assertThat(best.path("relevance").path("match").path("score").asDouble())
                .isGreaterThan(0);
        int start = best.path("span").get(0).asInt();
        JsonNode sentence = best.path("relevance").path("match").path("sentence");
        assertThat(best.path("text")
                        .asString()
                        .substring(
                                sentence.get(0).asInt() - start, sentence.get(1).asInt() - start))
                .isEqualTo("Sourdough rises slowly.");
        assertThat(best.path("copies")).hasSize(1);
        assertThat(get(Who.OWNER, path, 200).path("passages")).hasSize(1);
    }
}
