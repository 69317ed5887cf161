package dev.attest.api;

import dev.attest.problems.Problems;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.util.function.Tuple2;

/** Server-sent events as every stream of the API sends them. */
@Component
public final class EventStreams {

    private static final String ERROR = "error";
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final Problems problems;
    private final Duration silence;

    @Autowired
    EventStreams(Problems problems) {
        this(problems, SILENCE);
    }

    /**
     * Streams that are never quiet for longer.
     *
     * @param silence time between comments
     */
    EventStreams(Problems problems, Duration silence) {
        this.problems = problems;
        this.silence = silence;
    }

    /**
     * A named event. Nothing follows one named {@code done}.
     *
     * @param data written as JSON
     */
    public record Event(String name, Object data) {}

    /**
     * Numbers the events from 1, and sends a comment every 15 seconds so that nobody between takes the stream for dead.
     * A failure becomes the event {@code error}, the last one; before anything was sent it remains a failure, so that it
     * can be an ordinary problem response. Events are asked for one at a time, so that whoever makes them runs no
     * further ahead of a slow reader than the connection itself lets it.
     */
    public Flux<ServerSentEvent<Object>> stream(Flux<Event> events, ServerWebExchange exchange) {
        return Flux.defer(() -> {
            var begun = new AtomicBoolean();
            Sinks.Empty<Void> ended = Sinks.empty();
            Flux<ServerSentEvent<Object>> numbered = events.doOnNext(event -> begun.set(true))
                    .onErrorResume(e -> begun.get() ? Flux.just(error(e, exchange)) : Flux.error(e))
                    .index()
                    .map(EventStreams::numbered)
                    .doOnComplete(ended::tryEmitEmpty);
            Flux<ServerSentEvent<Object>> comments = comments().doOnNext(comment -> begun.set(true));
            return Flux.merge(1, numbered, comments.takeUntilOther(ended.asMono()))
                    .takeUntil(EventStreams::isLast);
        });
    }

    /** Or a comment could slip in between the last event and the end. */
    private static boolean isLast(ServerSentEvent<Object> event) {
        return "done".equals(event.event()) || ERROR.equals(event.event());
    }

    private Event error(Throwable e, ServerWebExchange exchange) {
        return new Event(ERROR, Map.of("problem", problems.of(e, exchange)));
    }

    private static ServerSentEvent<Object> numbered(Tuple2<Long, Event> event) {
        return ServerSentEvent.builder(event.getT2().data())
                .id(String.valueOf(event.getT1() + 1))
                .event(event.getT2().name())
                .build();
    }

    private Flux<ServerSentEvent<Object>> comments() {
        return Flux.interval(silence)
                .onBackpressureDrop()
                .map(tick -> ServerSentEvent.builder().comment("still here").build());
    }
}
