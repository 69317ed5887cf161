package dev.attest.retrieval.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.edge.Edge;
import dev.attest.edge.Who;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class IndexRoutesTest extends Edge {

    @Test
    void aRebuiltIndexHoldsWhatItHeldBefore() throws Exception {
        String collection = collection();
        ready(text(Who.OWNER, collection, "bread.md", "# Bread\n\nSourdough rises slowly."));

        JsonNode begun = post(Who.OWNER, "/indexes/vectors/rebuild", Map.of(), 202);
        JsonNode state = begun;
        for (int i = 0; i < 300 && !state.path("state").asString().equals("current"); i++) {
            Thread.sleep(100);
            state = get(Who.OWNER, "/indexes/vectors", 200);
        }

        assertThat(state.path("state").asString()).isEqualTo("current");
        assertThat(state.path("done").asLong())
                .isPositive()
                .isEqualTo(state.path("total").asLong());
        assertThat(state.path("model").asString()).isNotBlank();
        JsonNode found = get(Who.OWNER, "/search?q=sourdough&collections=" + collection, 200);
        assertThat(found.path("passages")).hasSize(1);
        assertThat(found.path("degraded")).isEmpty();
    }

    @Test
    void onlyAnOwnerMayLookAndRebuild() {
        get(Who.ALICE, "/indexes/vectors", 403);
        post(Who.ALICE, "/indexes/vectors/rebuild", Map.of(), 403);
    }
}
