package dev.attest.retrieval.langchain4j;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.attest.retrieval.EmbedderUnavailable;
import dev.attest.retrieval.TextRefused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

/** An endpoint in good health that takes no vector of some text. */
class OpenAiEmbedderRefusalsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private EmbeddingServer server;
    private OpenAiEmbedder embedder;

    @BeforeEach
    void start() {
        server = new EmbeddingServer();
        embedder = OpenAiEmbedder.of(EmbeddingSettings.of(server.url(), "fake", Optional.empty()));
    }

    @AfterEach
    void stop() {
        embedder.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[0,0]     | without direction",
                "['NaN',0] | without direction",
                "[1e39,0]  | without direction",
                "[]        | without direction",
                "[1,null]  | cannot be read",
                "['one',0] | cannot be read",
            })
    void takesAVectorThatIsNoneForATextThatIsRefusedUnlessEveryOneIs(String vector, String expected) {
        String bad = "{'embedding':" + vector + "}";
        server.answer(("{'data':[{'embedding':[1,0]}," + bad + "]}").replace('\'', '"'));
        assertThat(catchThrowable(
                        () -> embedder.passages(List.of("leave", "canteen")).block(PATIENCE)))
                .isInstanceOf(TextRefused.class)
                .hasMessageContaining(expected);

        server.answer(("{'data':[" + bad + "]}").replace('\'', '"'));
        assertThat(failure(embedder.passages(List.of("leave")))).hasMessageContaining(expected);
    }

    @Test
    void tellsATextThatIsRefusedFromAnEndpointThatRefusesEverything() {
        server.answerOnce(aResponse().withStatus(422));
        assertThat(catchThrowable(() -> embedder.passages(List.of("leave")).block(PATIENCE)))
                .isInstanceOf(TextRefused.class)
                .hasMessageContaining("answers 422");

        server.answer(aResponse().withStatus(400));
        assertThat(failure(embedder.passages(List.of("leave")))).hasMessageContaining("answers 400");
    }

    private static EmbedderUnavailable failure(Mono<?> embedding) {
        Throwable failure = catchThrowable(() -> embedding.block(PATIENCE));
        assertThat(failure).isInstanceOf(EmbedderUnavailable.class);
        return (EmbedderUnavailable) failure;
    }
}
