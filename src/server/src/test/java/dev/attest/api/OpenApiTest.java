package dev.attest.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.edge.Edge;
import dev.attest.edge.Who;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OpenApiTest extends Edge {
    @Test
    void dump() throws Exception {
        Files.writeString(
                Path.of("target/openapi.json"),
                get(Who.OWNER, "/v3/api-docs", 200).toPrettyString());
        assertThat(1).isEqualTo(1);
    }
}
