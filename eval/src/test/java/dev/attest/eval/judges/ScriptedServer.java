package dev.attest.eval.judges;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.attest.eval.models.ChatBodies;
import dev.attest.eval.models.ModelSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BinaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An OpenAI-compatible server that answers judges by a {@link Script}, unless it is told to do otherwise. */
public final class ScriptedServer implements AutoCloseable {

    private static final String PATH = "/v1/chat/completions";

    private final WireMockServer server;

    public ScriptedServer() {
        this(Script::answer);
    }

    /** By another script, of task and user message. */
    public ScriptedServer(BinaryOperator<String> script) {
        server = new WireMockServer(
                options().dynamicPort().bindAddress("127.0.0.1").extensions(new Answering(script)));
        server.start();
        server.stubFor(post(PATH).willReturn(aResponse().withTransformers(Answering.NAME)));
    }

    private record Answering(BinaryOperator<String> script) implements ResponseDefinitionTransformerV2 {

        static final String NAME = "scripted-answers";

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            JsonNode asked = JsonMapper.shared().readTree(event.getRequest().getBodyAsString());
            String answer = script.apply(
                    asked.at("/response_format/json_schema/name").asString(),
                    asked.at("/messages/1/content").asString());
            return ResponseDefinitionBuilder.okForJson(null)
                    .withBody(ChatBodies.saying(answer))
                    .build();
        }

        @Override
        public String getName() {
            return NAME;
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.port() + "/v1";
    }

    /** Of a model there, that is tried twice. */
    public ModelSettings settings(Duration timeout) {
        return new ModelSettings(
                URI.create(url()),
                "crane-1",
                Optional.of("sk-a-secret-key"),
                ModelSettings.Structure.SCHEMA,
                Duration.ofSeconds(5),
                timeout,
                1);
    }

    /** From now on it answers so. */
    public void answers(ResponseDefinitionBuilder response) {
        server.stubFor(post(PATH).willReturn(response));
    }

    /** From now on it answers so what holds these words; what is told later counts first. */
    public void answers(String words, ResponseDefinitionBuilder response) {
        server.stubFor(post(PATH).withRequestBody(containing(words)).willReturn(response));
    }

    /** How many calls came. */
    public int calls() {
        return server.getAllServeEvents().size();
    }

    @Override
    public void close() {
        server.stop();
    }
}
