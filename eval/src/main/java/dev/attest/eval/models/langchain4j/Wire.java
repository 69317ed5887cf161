package dev.attest.eval.models.langchain4j;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.models.ModelFailed.Reason;
import dev.attest.eval.models.ModelSettings;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Carries langchain4j's requests over the JDK's client. The library's own keeps no headers of failures, so that nobody
 * could honour {@code Retry-After}, and does not bound the time in which a body arrives.
 */
final class Wire implements HttpClient {

    private final java.net.http.HttpClient http;
    private final Duration timeout;
    private final Statuses statuses;

    Wire(ModelSettings settings, Clock clock) {
        this.timeout = settings.timeout();
        this.statuses = new Statuses(clock);
        // HTTP/1.1: servers that do not know the upgrade to HTTP/2 are not confused by it. Redirects are not followed:
        // they would take the key along.
        this.http = java.net.http.HttpClient.newBuilder()
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connect())
                .build();
    }

    /** A builder that builds this; the library's own time-outs do not apply. */
    HttpClientBuilder builder() {
        return new HttpClientBuilder() {
            @Override
            public Duration connectTimeout() {
                return http.connectTimeout().orElse(timeout);
            }

            @Override
            public HttpClientBuilder connectTimeout(Duration ignored) {
                return this;
            }

            @Override
            public Duration readTimeout() {
                return timeout;
            }

            @Override
            public HttpClientBuilder readTimeout(Duration ignored) {
                return this;
            }

            @Override
            public HttpClient build() {
                return Wire.this;
            }
        };
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        var begun = new AtomicBoolean();
        CompletableFuture<HttpResponse<byte[]>> sent = http.sendAsync(posted(request), info -> {
            begun.set(true);
            return BodySubscribers.ofByteArray();
        });
        HttpResponse<byte[]> response = received(sent, begun);
        String body = new String(response.body(), UTF_8);
        if (response.statusCode() / 100 != 2) {
            throw statuses.fault(response.statusCode(), response.headers(), body);
        }
        return SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(response.headers().map())
                .body(body)
                .build();
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("Answers are not streamed");
    }

    private static java.net.http.HttpRequest posted(HttpRequest request) {
        var posted = java.net.http.HttpRequest.newBuilder(URI.create(request.url()));
        request.headers().forEach((name, values) -> values.forEach(value -> posted.header(name, value)));
        return posted.POST(BodyPublishers.ofString(request.body())).build();
    }

    private HttpResponse<byte[]> received(CompletableFuture<HttpResponse<byte[]>> sent, AtomicBoolean begun) {
        try {
            return sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw Fault.passing(Reason.TIMED_OUT, "took longer than " + seconds());
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new EvalFailure("the evaluation was broken off.");
        } catch (ExecutionException e) {
            throw broken(e.getCause(), begun.get());
        }
    }

    private static Fault broken(@Nullable Throwable cause, boolean begun) {
        if (begun) {
            // Not CUT, which stays: another day the connection holds.
            return Fault.passing(Reason.UNREACHABLE, "broke off in the middle of an answer");
        }
        boolean nobody = cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException;
        return Fault.passing(
                Reason.UNREACHABLE, nobody ? "cannot be reached" : "closed the connection without an answer");
    }

    private String seconds() {
        return timeout.toMillis() % 1000 == 0 ? timeout.toSeconds() + " s" : timeout.toMillis() + " ms";
    }
}
