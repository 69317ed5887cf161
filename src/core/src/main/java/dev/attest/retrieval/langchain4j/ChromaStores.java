package dev.attest.retrieval.langchain4j;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.chroma.ChromaApiVersion;
import dev.langchain4j.store.embedding.chroma.ChromaEmbeddingStore;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Makes langchain4j's store for a collection that is there; calls go through {@link ChromaHttp}. Does not block. */
final class ChromaStores {

    private final ChromaSettings settings;
    private final ChromaHttp http;

    ChromaStores(ChromaSettings settings, ChromaHttp http) {
        this.settings = settings;
        this.http = http;
    }

    EmbeddingStore<TextSegment> open(ChromaCollection collection) {
        return OwnHttpClient.during(
                new Calls(http, collection),
                () -> ChromaEmbeddingStore.builder()
                        .apiVersion(ChromaApiVersion.V2)
                        .baseUrl(http.root())
                        // The library puts them into its paths as they are.
                        .tenantName(ChromaCatalog.encoded(settings.tenant()))
                        .databaseName(ChromaCatalog.encoded(settings.database()))
                        .collectionName(collection.name())
                        .timeout(settings.timeout())
                        .build());
    }

    /**
     * The store's constructor looks up tenant, database and collection, takes every error for "missing" and creates what
     * it believes is missing. It gets what we have just looked up ourselves instead.
     */
    private record Calls(ChromaHttp http, ChromaCollection collection) implements HttpClient {

        @Override
        public SuccessfulHttpResponse execute(HttpRequest request) {
            String body = request.method() == HttpMethod.GET
                    ? "{\"id\":\"" + collection.id() + "\",\"name\":\"" + collection.name() + "\"}"
                    : http.send(request.method().name(), request.url(), Optional.ofNullable(request.body()));
            return SuccessfulHttpResponse.builder()
                    .statusCode(200)
                    .body(body.getBytes(StandardCharsets.UTF_8))
                    .build();
        }

        @Override
        public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
            throw new UnsupportedOperationException("ChromaDB streams nothing");
        }
    }
}
