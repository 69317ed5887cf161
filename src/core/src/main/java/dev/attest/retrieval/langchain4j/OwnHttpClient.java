package dev.attest.retrieval.langchain4j;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpClientBuilderFactory;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Gives the stores of langchain4j an HTTP client of ours while they are constructed.
 *
 * <p>They take none: langchain4j-chroma asks a service loader for one, which sees what the thread's class loader shows,
 * and adds no header to it. A service file of our own would hold for everything in the process and be in conflict with
 * langchain4j's; this class loader shows another one to one constructor only.
 */
final class OwnHttpClient extends ClassLoader {

    private static final String SERVICE = "META-INF/services/" + HttpClientBuilderFactory.class.getName();
    private static final String OURS = "own-http-client";

    private final HttpClient client;

    private OwnHttpClient(HttpClient client) {
        super(OwnHttpClient.class.getClassLoader());
        this.client = client;
    }

    static <T> T during(HttpClient client, Supplier<T> construction) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(new OwnHttpClient(client));
        try {
            return construction.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        if (name.equals(SERVICE)) {
            return Collections.enumeration(
                    List.of(Objects.requireNonNull(OwnHttpClient.class.getResource(OURS), OURS)));
        }
        return super.getResources(name);
    }

    /** Public, with a public constructor, for the service loader, which finds its name in the resource. */
    public static final class Factory implements HttpClientBuilderFactory {

        @Override
        public HttpClientBuilder create() {
            if (Thread.currentThread().getContextClassLoader() instanceof OwnHttpClient own) {
                return new Ready(own.client);
            }
            throw new IllegalStateException("Only for constructors that OwnHttpClient runs");
        }
    }

    /** Builds what is there already; the timeouts are the client's own. */
    private record Ready(HttpClient client) implements HttpClientBuilder {

        @Override
        public Duration connectTimeout() {
            return Duration.ZERO;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration timeout) {
            return this;
        }

        @Override
        public Duration readTimeout() {
            return Duration.ZERO;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration timeout) {
            return this;
        }

        @Override
        public HttpClient build() {
            return client;
        }
    }
}
