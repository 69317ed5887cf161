package dev.attest.retrieval.langchain4j;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attest.retrieval.FakeEmbedder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** An embeddings endpoint that gives a text the vector of {@link FakeEmbedder}, three times as long. */
public final class EmbeddingServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PATH = "/v1/embeddings";

    private final WireMockServer server = new WireMockServer(
            wireMockConfig().dynamicPort().bindAddress("127.0.0.1").extensions(new Vectors()));
    private volatile int longestText = Integer.MAX_VALUE;
    private volatile int mostTexts = Integer.MAX_VALUE;

    public EmbeddingServer() {
        server.start();
        serve();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.port() + "/v1");
    }

    /** Answers every request with vectors. */
    void serve() {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404)));
        server.stubFor(post(urlEqualTo(PATH)).willReturn(vectors()));
    }

    /** Answers every request with something else. */
    void answer(ResponseDefinitionBuilder response) {
        server.stubFor(post(urlEqualTo(PATH)).willReturn(response));
    }

    /** Answers every request with a body and status 200. */
    void answer(String body) {
        answer(aResponse().withHeader("Content-Type", "application/json").withBody(body));
    }

    /** Answers the first request with something else, and the others with vectors. */
    void answerOnce(ResponseDefinitionBuilder response) {
        server.stubFor(post(urlEqualTo(PATH))
                .inScenario("once")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(response)
                .willSetStateTo("done"));
        server.stubFor(post(urlEqualTo(PATH))
                .inScenario("once")
                .whenScenarioStateIs("done")
                .willReturn(vectors()));
    }

    /** Refuses requests with longer texts or more of them. */
    void limit(int characters, int texts) {
        longestText = characters;
        mostTexts = texts;
    }

    public int requests() {
        return server.getAllServeEvents().size();
    }

    /** The texts of each request, oldest first. */
    List<List<String>> received() {
        List<List<String>> received = new ArrayList<>();
        for (ServeEvent event : server.getAllServeEvents()) {
            received.add(0, texts(event));
        }
        return received;
    }

    /** The values of a header, one a request. */
    List<String> headers(String name) {
        return server.getAllServeEvents().stream()
                .map(event -> String.valueOf(event.getRequest().getHeader(name)))
                .toList();
    }

    JsonNode lastRequest() {
        return json(server.getAllServeEvents().get(0));
    }

    @Override
    public void close() {
        server.stop();
    }

    private static ResponseDefinitionBuilder vectors() {
        return aResponse().withHeader("Content-Type", "application/json").withTransformers(Vectors.NAME);
    }

    private static List<String> texts(ServeEvent event) {
        List<String> texts = new ArrayList<>();
        json(event).path("input").forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    private static JsonNode json(ServeEvent event) {
        try {
            return JSON.readTree(event.getRequest().getBody());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As OpenAI answers. */
    private final class Vectors implements ResponseDefinitionTransformerV2 {

        private static final String NAME = "vectors";

        private final FakeEmbedder embedder = new FakeEmbedder();

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            var answer = ResponseDefinitionBuilder.like(event.getResponseDefinition());
            List<String> texts = texts(event);
            if (texts.size() > mostTexts) {
                return answer.withStatus(413)
                        .withBody(json(Map.of("error", "batch size " + texts.size() + " > maximum " + mostTexts)))
                        .build();
            }
            if (texts.stream().anyMatch(text -> text.isEmpty() || text.length() > longestText)) {
                var error = Map.of("message", "This model's maximum context length is 8 tokens", "type", "invalid");
                return answer.withStatus(400)
                        .withBody(json(Map.of("error", error)))
                        .build();
            }
            return answer.withBody(json(Map.of(
                            "object",
                            "list",
                            "model",
                            "fake",
                            "usage",
                            Map.of("prompt_tokens", 1, "total_tokens", 1),
                            "data",
                            data(texts))))
                    .build();
        }

        private List<Map<String, Object>> data(List<String> texts) {
            return IntStream.range(0, texts.size())
                    .mapToObj(i -> Map.<String, Object>of(
                            "object", "embedding", "index", i, "embedding", vector(texts.get(i))))
                    .toList();
        }

        private float[] vector(String text) {
            float[] vector = embedder.vector(text);
            float[] longer = Arrays.copyOf(vector, vector.length);
            for (int i = 0; i < longer.length; i++) {
                longer[i] *= 3;
            }
            return longer;
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }

        @Override
        public String getName() {
            return NAME;
        }
    }
}
