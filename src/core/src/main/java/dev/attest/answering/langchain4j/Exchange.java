package dev.attest.answering.langchain4j;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import dev.langchain4j.http.client.sse.ServerSentEventParsingHandle;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * One streamed request of langchain4j's, which can be closed at any time: that closes the connection.
 *
 * <p>The library's own clients park a thread in every stream, and hand out the means to cancel it with the first token
 * only.
 */
final class Exchange implements HttpClient, EventReader.Listener, Disposable {

    private final java.net.http.HttpClient http;
    private final Notes notes;
    private final Duration linger;
    private final Clock clock;
    private final AtomicBoolean over = new AtomicBoolean();
    private final Disposable.Swap ending = Disposables.swap();
    /** Disposing of it cancels the request, which closes its connection unless the whole body was read. */
    private final Disposable.Swap response = Disposables.swap();

    private volatile ServerSentEventListener listener = failure -> {};

    /**
     * For one request.
     *
     * @param linger most time to wait, once the model has finished, for the rest of what its server has to say
     */
    Exchange(java.net.http.HttpClient http, Notes notes, Duration linger, Clock clock) {
        this.http = http;
        this.notes = notes;
        this.linger = linger;
        this.clock = clock;
    }

    /** A builder that builds this; timeouts are watched over where tokens are told from bytes. */
    HttpClientBuilder builder() {
        return new HttpClientBuilder() {
            @Override
            public Duration connectTimeout() {
                return http.connectTimeout().orElse(linger);
            }

            @Override
            public HttpClientBuilder connectTimeout(Duration timeout) {
                return this;
            }

            @Override
            public Duration readTimeout() {
                return linger;
            }

            @Override
            public HttpClientBuilder readTimeout(Duration timeout) {
                return this;
            }

            @Override
            public HttpClient build() {
                return Exchange.this;
            }
        };
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        throw new UnsupportedOperationException("Answers are streamed");
    }

    /** The parser is not asked: it would block a thread on a stream. */
    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener hearing) {
        execute(request, hearing);
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventListener hearing) {
        listener = hearing;
        var jdkRequest =
                java.net.http.HttpRequest.newBuilder(URI.create(request.url())).header("Accept", "text/event-stream");
        request.headers().forEach((name, values) -> values.forEach(value -> jdkRequest.header(name, value)));
        jdkRequest.POST(BodyPublishers.ofString(request.body()));
        java.net.http.HttpRequest posted = jdkRequest.build();
        CompletableFuture<HttpResponse<Void>> sent = http.sendAsync(posted, this::body);
        response.update(() -> sent.cancel(true));
        Mono.fromFuture(sent.handle((read, failure) -> Optional.ofNullable(failure)), true)
                .flatMap(Mono::justOrEmpty)
                .subscribe(this::failed);
    }

    private BodySubscriber<Void> body(ResponseInfo info) {
        if (info.statusCode() / 100 == 2) {
            return new EventReader(this);
        }
        failed(new StatusNotOk(info.statusCode(), info.headers(), clock));
        return BodySubscribers.discarding();
    }

    @Override
    public void event(String name, String data) {
        if (over.get()) {
            return;
        }
        if (data.strip().equals("[DONE]")) {
            notes.done();
            ended();
            return;
        }
        boolean finishedBefore = notes.finished();
        String readable = notes.read(data);
        if (name.equals("error")) {
            throw new StatusNotOk(500);
        }
        listener.onEvent(new ServerSentEvent(null, readable), new ServerSentEventContext(handle()));
        if (notes.finished() && !finishedBefore) {
            ending.update(Schedulers.parallel().schedule(this::ended, linger.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    @Override
    public void ended() {
        if (over.compareAndSet(false, true)) {
            listener.onClose();
        }
    }

    @Override
    public void failed(Throwable failure) {
        if (over.compareAndSet(false, true)) {
            listener.onError(failure);
        }
    }

    /** Closes the connection at once unless the whole answer was read; then another request may use it. */
    @Override
    public void dispose() {
        over.set(true);
        ending.dispose();
        response.dispose();
    }

    /** After the end of the answer: the end of the body usually follows at once, and leaves the connection usable. */
    void disposeSoon() {
        over.set(true);
        ending.update(Schedulers.parallel().schedule(this::dispose, linger.toMillis(), TimeUnit.MILLISECONDS));
    }

    private ServerSentEventParsingHandle handle() {
        return new ServerSentEventParsingHandle() {
            @Override
            public void cancel() {
                dispose();
            }

            @Override
            public boolean isCancelled() {
                return false;
            }
        };
    }
}
