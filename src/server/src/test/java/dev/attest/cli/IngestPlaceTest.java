package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IngestPlaceTest {

    @Test
    void takesNumbersFlagsAndListsAsSuchAndAnythingElseAsAString() {
        Map<String, String> written = new LinkedHashMap<>();
        written.put("year", "2024");
        written.put("draft", "true");
        written.put("tags", "[\"a\", \"b\"]");
        written.put("dept", "Human resources");
        written.put("code", "\"2024\"");
        written.put("empty", "");
        written.put("odd", "{\"a\": 1}");

        assertThat(Json.MAPPER.writeValueAsString(IngestPlace.of("hr", written).metadata()))
                .isEqualTo("{\"year\":2024,\"draft\":true,\"tags\":[\"a\",\"b\"],\"dept\":\"Human resources\","
                        + "\"code\":\"2024\",\"empty\":\"\",\"odd\":\"{\\\"a\\\": 1}\"}");
    }
}
