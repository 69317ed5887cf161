package dev.attest.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.api.EventStreams.Event;
import dev.attest.problems.Problem;
import dev.attest.problems.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

class EventStreamsTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final EventStreams streams = new EventStreams(new Problems(List.of()), Duration.ofMillis(20));
    private final MockServerWebExchange exchange =
            MockServerWebExchange.from(MockServerHttpRequest.get("/x").build());

    private Flux<ServerSentEvent<Object>> stream(Flux<Event> events) {
        return streams.stream(events, exchange);
    }

    @Test
    void numbersTheEventsFromOne() {
        StepVerifier.create(stream(Flux.just(new Event("a", "x"), new Event("b", "y"))))
                .assertNext(event -> assertThat(event)
                        .isEqualTo(ServerSentEvent.<Object>builder("x")
                                .id("1")
                                .event("a")
                                .build()))
                .assertNext(event -> assertThat(event.id() + event.event()).isEqualTo("2b"))
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void commentsKeepAQuietStreamAliveAndEndWithIt() {
        TestPublisher<Event> events = TestPublisher.create();
        StepVerifier.create(stream(events.flux()))
                .assertNext(comment -> assertThat(comment.comment()).isEqualTo("still here"))
                .assertNext(comment -> assertThat(comment.id()).isNull())
                .then(events::complete)
                .thenConsumeWhile(event -> event.comment() != null)
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void nothingFollowsDoneNotEvenAComment() {
        Flux<Event> events = Flux.just(new Event("done", "x")).concatWith(Mono.never());
        StepVerifier.create(stream(events).filter(event -> event.comment() == null))
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void aFailureBeforeAnythingWasSentRemainsOne() {
        StepVerifier.create(stream(Flux.error(new TimeoutException())))
                .expectError(TimeoutException.class)
                .verify(SOON);
    }

    @Test
    void aFailureAfterTheFirstEventIsTheLastEvent() {
        Flux<Event> events = Flux.just(new Event("a", "x")).concatWith(Mono.error(new TimeoutException()));
        StepVerifier.create(stream(events).filter(event -> event.comment() == null))
                .expectNextCount(1)
                .assertNext(this::isTimeout)
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void aFailureAfterACommentIsAnEventToo() {
        TestPublisher<Event> events = TestPublisher.create();
        StepVerifier.create(stream(events.flux()).filter(event -> event.comment() == null))
                .thenAwait(Duration.ofMillis(100))
                .then(() -> events.error(new TimeoutException()))
                .assertNext(this::isTimeout)
                .expectComplete()
                .verify(SOON);
    }

    private void isTimeout(ServerSentEvent<Object> event) {
        assertThat(event.event()).isEqualTo("error");
        assertThat(event.data())
                .isInstanceOfSatisfying(
                        Map.class,
                        data -> assertThat(data.get("problem"))
                                .isInstanceOfSatisfying(
                                        Problem.class,
                                        problem -> assertThat(problem.status()).isEqualTo(504)));
    }

    @Test
    void makesNoMoreEventsThanAreTaken() {
        var made = new AtomicInteger();
        Flux<Event> events = Flux.generate(sink -> sink.next(new Event("a", made.incrementAndGet())));
        StepVerifier.create(stream(events).filter(event -> event.comment() == null), 5)
                .expectNextCount(5)
                .then(() -> assertThat(made.get()).isLessThanOrEqualTo(8))
                .thenCancel()
                .verify(SOON);
    }

    @Test
    void leavingCancelsTheWork() {
        TestPublisher<Event> events = TestPublisher.create();
        StepVerifier.create(stream(events.flux()))
                .then(() -> events.next(new Event("a", "x")))
                .expectNextCount(1)
                .thenCancel()
                .verify(SOON);
        events.assertCancelled();
        events.assertNoRequestOverflow();
    }
}
