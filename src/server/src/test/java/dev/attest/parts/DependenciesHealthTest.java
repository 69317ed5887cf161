package dev.attest.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.AttestApplication;
import dev.attest.edge.Edge;
import dev.attest.edge.Fakes;
import dev.attest.edge.Who;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class DependenciesHealthTest extends Edge {

    @TempDir
    Path data;

    @Test
    void whatIsDoneInProcessIsWell() {
        assertThat(get(Who.OWNER, "/actuator/health/dependencies", 200)).isEqualTo(JSON.readTree("""
                {"status":"EMBEDDED","components":{"chroma":{"status":"EMBEDDED"},
                 "embeddings":{"status":"EMBEDDED"},"llm":{"status":"EMBEDDED"}}}"""));
        assertThat(get(Who.OWNER, "/actuator/health", 200).path("status").asString())
                .isEqualTo("UP");
    }

    @Test
    void aPartThatIsAwayIsToldHereAndNowhereElse() throws Exception {
        try (ConfigurableApplicationContext server = new SpringApplicationBuilder(AttestApplication.class, Fakes.class)
                .profiles("fakes")
                .run(
                        "--server.port=0",
                        "--attest.data=" + data,
                        "--attest.chroma.url=http://127.0.0.1:1",
                        "--attest.llm.base-url=")) {
            String url = "http://127.0.0.1:" + server.getEnvironment().getRequiredProperty("local.server.port");
            HttpResponse<String> told = answer(url + "/actuator/health/dependencies");
            assertThat(told.statusCode()).isEqualTo(503);
            assertThat(JSON.readTree(told.body())).isEqualTo(JSON.readTree("""
                    {"status":"UNREACHABLE","components":{"chroma":{"status":"UNREACHABLE"},
                     "embeddings":{"status":"EMBEDDED"},"llm":{"status":"EMBEDDED"}}}"""));
            for (String other : new String[] {"", "/liveness"}) {
                assertThat(answer(url + "/actuator/health" + other).statusCode())
                        .isEqualTo(200);
            }
            assertThat(server.getBean(Parts.class).chroma()).isPresent();
        }
    }

    private static HttpResponse<String> answer(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
