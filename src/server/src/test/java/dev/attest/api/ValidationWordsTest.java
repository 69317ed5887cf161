package dev.attest.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.edge.Edge;
import dev.attest.edge.Who;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ValidationWordsTest extends Edge {

    @Test
    void speaksEnglishOnAGermanMachine() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            JsonNode problem = get(Who.OWNER, "/search?q= ", 400);
            assertThat(problem.path("detail").asString()).isEqualTo("q must not be blank");
        } finally {
            Locale.setDefault(before);
        }
    }
}
