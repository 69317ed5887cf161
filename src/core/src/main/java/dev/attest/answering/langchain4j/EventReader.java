package dev.attest.answering.langchain4j;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a body into the events of
 * <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">server-sent events</a> as its bytes arrive; no
 * thread waits for them.
 */
final class EventReader implements BodySubscriber<Void> {

    /** Hears each event, and then the end or the failure. */
    interface Listener {
        void event(String name, String data);

        /** Nothing more comes. */
        void ended();

        void failed(Throwable failure);
    }

    /** Far more than a token needs; more is no stream of tokens. */
    private static final int LONGEST_LINE = 1 << 20;
    /** An event may have many lines. */
    private static final int LONGEST_EVENT = 1 << 20;
    /** Of what langchain4j gathers until the end; a model may think without end, and every thought is an event. */
    private static final int LONGEST_BODY = 1 << 26;

    private final Listener listener;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private String name = "";
    private boolean hasData;
    private int size;
    private int lines;
    private int events;
    private Flow.@Nullable Subscription subscription;

    EventReader(Listener listener) {
        this.listener = listener;
    }

    @Override
    public CompletionStage<Void> getBody() {
        // Complete only with the body: until then cancelling the response closes the connection.
        return done;
    }

    @Override
    public void onSubscribe(Flow.Subscription body) {
        subscription = body;
        body.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        try {
            buffers.forEach(this::read);
        } catch (RuntimeException e) { // or the client would wait for more
            cancel();
            onError(e);
        }
    }

    @Override
    public void onError(Throwable failure) {
        listener.failed(failure);
        done.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        try {
            if (line.size() > 0) {
                line();
            }
            dispatch();
            if (lines > 0 && events == 0) {
                throw new UnreadableAnswer("it is no stream of events");
            }
        } catch (RuntimeException e) { // or nobody would hear of it
            onError(e);
            return;
        }
        listener.ended();
        done.complete(null);
    }

    private void cancel() {
        if (subscription != null) {
            subscription.cancel();
        }
    }

    private void read(ByteBuffer bytes) {
        size += bytes.remaining();
        if (size > LONGEST_BODY) {
            throw new UnreadableAnswer("it is longer than " + LONGEST_BODY + " bytes");
        }
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (next == '\n') {
                line();
            } else if (line.size() < LONGEST_LINE) {
                line.write(next);
            } else {
                throw new UnreadableAnswer("a line is longer than " + LONGEST_LINE + " bytes");
            }
        }
    }

    private void line() {
        String text = line.toString(UTF_8);
        line.reset();
        lines++;
        if (text.endsWith("\r")) {
            text = text.substring(0, text.length() - 1);
        }
        if (text.isEmpty()) {
            dispatch();
        } else if (text.startsWith("data:")) {
            data.append(hasData ? "\n" : "").append(value(text, "data:"));
            hasData = true;
            if (data.length() > LONGEST_EVENT) {
                throw new UnreadableAnswer("an event is longer than " + LONGEST_EVENT + " characters");
            }
        } else if (text.startsWith("event:")) {
            name = value(text, "event:");
        }
    }

    private static String value(String line, String field) {
        return line.startsWith(" ", field.length())
                ? line.substring(field.length() + 1)
                : line.substring(field.length());
    }

    private void dispatch() {
        if (hasData) {
            String all = data.toString();
            String of = name;
            data.setLength(0);
            hasData = false;
            name = "";
            events++;
            listener.event(of, all);
        }
    }
}
