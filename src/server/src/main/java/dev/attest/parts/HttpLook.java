package dev.attest.parts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** One GET of somebody else's server: what it answers, or why it does not. */
final class HttpLook {

    private static final int MOST_BYTES = 4 << 20;

    private final HttpClient http;
    private final Duration patience;

    HttpLook(Duration patience) {
        this.patience = patience;
        // No upgrade to HTTP/2: some Python servers stumble over its headers.
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
    }

    /** What a server said; one of more than 4 MiB is cut off as a broken connection. */
    record Answer(int status, String body) {

        boolean isGood() {
            return status >= 200 && status < 300;
        }
    }

    /** Cancelling closes the connection. Errors are for {@link #predicate}. */
    Mono<Answer> get(URI url, Function<HttpRequest.Builder, HttpRequest.Builder> headers) {
        return Mono.fromFuture(() -> http.sendAsync(
                        headers.apply(HttpRequest.newBuilder(url)).build(), HttpResponse.BodyHandlers.ofPublisher()))
                .flatMap(HttpLook::read)
                .timeout(patience)
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static Mono<Answer> read(HttpResponse<Flow.Publisher<List<ByteBuffer>>> response) {
        return JdkFlowAdapter.flowPublisherToFlux(response.body())
                .flatMapIterable(Function.identity())
                .reduceWith(ByteArrayOutputStream::new, HttpLook::append)
                .map(bytes -> new Answer(response.statusCode(), bytes.toString(StandardCharsets.UTF_8)));
    }

    private static ByteArrayOutputStream append(ByteArrayOutputStream sink, ByteBuffer piece) {
        if (sink.size() + piece.remaining() > MOST_BYTES) {
            throw new IllegalStateException("more than 4 MiB");
        }
        byte[] bytes = new byte[piece.remaining()];
        piece.get(bytes);
        sink.writeBytes(bytes);
        return sink;
    }

    /** What happened, as the end of a sentence that begins with the server and where it is. */
    static String predicate(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "is on a host that is unknown";
            }
            if (cause instanceof SSLException) {
                return "cannot be trusted or speaks no TLS";
            }
            if (cause instanceof HttpTimeoutException || cause instanceof TimeoutException) {
                return "does not answer in time";
            }
        }
        if (failure instanceof ConnectException) {
            return "has nothing listening there";
        }
        return failure instanceof IOException ? "breaks the connection off or does not speak HTTP" : "cannot be asked";
    }
}
