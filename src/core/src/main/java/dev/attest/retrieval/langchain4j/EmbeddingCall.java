package dev.attest.retrieval.langchain4j;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One request of an embeddings endpoint. It is the HTTP client that langchain4j sends it through, because the library's own
 * (1.19.0) cannot be cancelled, loses {@code Retry-After}, and has a time limit only for the beginning of an answer.
 */
final class EmbeddingCall implements HttpClient {

    private final java.net.http.HttpClient http;
    private final EmbeddingSettings settings;
    private EmbeddingOrder order = new EmbeddingOrder(List.of());

    /** Guarded by this. */
    private Optional<CompletableFuture<?>> sent = Optional.empty();
    /** Guarded by this. */
    private boolean cancelled;

    EmbeddingCall(java.net.http.HttpClient http, EmbeddingSettings settings) {
        this.http = http;
        this.settings = settings;
    }

    /**
     * One vector a text, in their order, as the server made them; blocks. To be called once.
     *
     * @throws Refused when the server answers with an error
     * @throws Malformed when it answers with something else than asked for
     * @throws Late when it does not answer in the settings' time
     * @throws UncheckedIOException when it cannot be reached, or breaks off
     */
    List<float[]> vectors(List<String> texts) {
        List<TextSegment> segments = texts.stream().map(TextSegment::from).toList();
        try {
            List<Embedding> embeddings = model().embedAll(segments).content();
            return order.sorted(embeddings.stream().map(Embedding::vector).toList(), texts.size());
        } catch (Refused | Malformed | Late | UncheckedIOException | CancellationException e) {
            throw e;
        } catch (RuntimeException e) { // by langchain4j, on numbers that are none; its message quotes the answer
            throw Malformed.vector(
                    "answers with vectors that cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private OpenAiEmbeddingModel model() {
        var model = OpenAiEmbeddingModel.builder()
                .httpClientBuilder(new Handing(this))
                .baseUrl(settings.baseUrl().toString())
                .modelName(settings.model())
                .maxSegmentsPerBatch(settings.batch())
                .maxRetries(0);
        settings.apiKey().ifPresent(model::apiKey);
        return model.build();
    }

    /** Closes the request, from any thread; one that is not sent yet never will be. */
    synchronized void cancel() {
        cancelled = true;
        sent.ifPresent(call -> call.cancel(true));
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        HttpResponse<byte[]> response = await(send(translated(request)));
        if (response.statusCode() / 100 != 2) {
            throw Refused.from(response, settings.apiKey());
        }
        order = EmbeddingOrder.of(response.body());
        return SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(response.headers().map())
                .body(response.body())
                .build();
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("Embeddings are not streamed");
    }

    private static java.net.http.HttpRequest translated(HttpRequest request) {
        var translated = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(request.body()));
        request.headers().forEach((name, values) -> values.forEach(value -> translated.header(name, value)));
        return translated.build();
    }

    private synchronized CompletableFuture<HttpResponse<byte[]>> send(java.net.http.HttpRequest request) {
        if (cancelled) {
            throw new CancellationException();
        }
        CompletableFuture<HttpResponse<byte[]>> sending =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        sent = Optional.of(sending);
        return sending;
    }

    private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> sending) {
        try {
            return sending.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Also ends answers that come byte by byte; a time limit on the JDK's request would not.
            cancel();
            throw new Late(settings.timeout());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure
                    ? new UncheckedIOException(failure)
                    : new UncheckedIOException(new IOException("The request could not be sent", e.getCause()));
        } catch (InterruptedException e) {
            cancel();
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    /** langchain4j takes a client only from a builder, on which it sets time limits that are ours to keep. */
    private record Handing(EmbeddingCall call) implements HttpClientBuilder {

        @Override
        public Duration connectTimeout() {
            return call.settings.timeout();
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration timeout) {
            return this;
        }

        @Override
        public Duration readTimeout() {
            return call.settings.timeout();
        }

        @Override
        public HttpClientBuilder readTimeout(Duration timeout) {
            return this;
        }

        @Override
        public HttpClient build() {
            return call;
        }
    }
}
