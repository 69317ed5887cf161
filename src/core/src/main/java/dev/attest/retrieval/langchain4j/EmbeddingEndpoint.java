package dev.attest.retrieval.langchain4j;

import dev.attest.blocking.Blocking;
import dev.attest.retrieval.TextRefused;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * Calls of an embeddings endpoint that bear its bad days: a server that asks for a pause is asked again twice, one that
 * fails repeatedly is left alone for a while, and texts that are too many or too long for it are sent in parts.
 */
final class EmbeddingEndpoint implements AutoCloseable {

    private static final int RETRIES = 2;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);
    /** Shorter than an answer waits for vectors: a question that nobody waits for any more is no failure to the breaker. */
    private static final Duration LONGEST_QUESTION = Duration.ofMillis(1_500);
    /** A text every model takes, by which a server that refuses one text is told from one that refuses everything. */
    private static final String PROBE = "How many numbers has a vector?";
    /** A text that is refused as too long at this size is refused for another reason. */
    private static final int SHORTEST = 64;

    private final EmbeddingSettings settings;
    private final UnitVectors units;
    private final EndpointTrouble trouble;
    private final HttpClient http;
    private final CircuitBreaker breaker;
    private final Lane passages;
    /** Of their own, since somebody is waiting for them. */
    private final Lane questions;

    EmbeddingEndpoint(EmbeddingSettings settings, UnitVectors units, Duration rest) {
        this.settings = settings;
        this.units = units;
        trouble = new EndpointTrouble(settings);
        // HTTP/2 is asked for by an upgrade that vLLM and others drop the body over. Redirects would carry the key
        // away.
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(shorter(settings.timeout(), LONGEST_CONNECT))
                .build();
        breaker = breaker(rest);
        passages = new Lane(scheduler("embed-passages", 8), Optional.empty());
        questions =
                new Lane(scheduler("embed-questions", 32), Optional.of(shorter(settings.timeout(), LONGEST_QUESTION)));
    }

    /**
     * Calls wait for a thread of their own.
     *
     * @param patience with a call, its repetitions and the wait for a thread; empty for work that nobody waits for
     */
    private record Lane(Scheduler scheduler, Optional<Duration> patience) {

        <T> Mono<T> bounded(Mono<T> call) {
            return patience.map(time -> call.timeout(time, Mono.error(() -> new Late(time))))
                    .orElse(call);
        }
    }

    /**
     * Vectors of unit length in the texts' order; at most a batch of texts. Fails with {@link TextRefused} when one of them
     * is refused by a server that takes others.
     */
    Mono<List<float[]>> passages(List<String> texts) {
        return embed(texts, passages);
    }

    /** The vector of one text, within the settings' timeout and 1.5 s. */
    Mono<float[]> question(String text) {
        return embed(List.of(text), questions).map(vectors -> vectors.get(0));
    }

    private Mono<List<float[]>> embed(List<String> texts, Lane lane) {
        return lane.bounded(call(texts, lane.scheduler()).retryWhen(Retry.from(tries -> tries.concatMap(this::pause))))
                .onErrorMap(e -> aboutTexts(e) ? e : trouble.explained(e))
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .onErrorMap(CallNotPermittedException.class, trouble::resting)
                .onErrorResume(EmbeddingEndpoint::tooMuch, e -> inParts(texts, lane, e))
                .onErrorResume(EmbeddingEndpoint::aboutTexts, e -> refused(texts, lane, e));
    }

    /** Whether a single text or everything is refused, an answer to another text decides. */
    private Mono<List<float[]>> refused(List<String> texts, Lane lane, Throwable e) {
        if (lane.patience().isPresent() || texts.equals(List.of(PROBE))) {
            return Mono.error(trouble.explained(e));
        }
        if (texts.size() > 1) {
            return Mono.error(trouble.refused(e));
        }
        return embed(List.of(PROBE), lane).flatMap(healthy -> Mono.error(trouble.refused(e)));
    }

    private Mono<List<float[]>> call(List<String> texts, Scheduler scheduler) {
        return Mono.defer(() -> {
                    var call = new EmbeddingCall(http, settings);
                    return Blocking.on(scheduler, () -> call.vectors(texts)).doOnCancel(call::cancel);
                })
                .map(units::of);
    }

    /** Halves, down to single texts and then to their beginnings, so that a text's vector depends on no other text. */
    private Mono<List<float[]>> inParts(List<String> texts, Lane lane, Throwable e) {
        int half = texts.size() / 2;
        if (half > 0) {
            return Flux.just(texts.subList(0, half), texts.subList(half, texts.size()))
                    .concatMap(part -> embed(part, lane))
                    .flatMapIterable(vectors -> vectors)
                    .collectList();
        }
        String text = texts.get(0);
        return text.length() <= SHORTEST
                ? refused(texts, lane, e)
                : embed(List.of(Beginning.of(text, text.length() / 2)), lane);
    }

    private Mono<Long> pause(Retry.RetrySignal signal) {
        return pause(signal.failure(), signal.totalRetries())
                .map(Mono::delay)
                .orElseGet(() -> Mono.error(signal.failure()));
    }

    /** How long to wait before asking again; empty when there is no use in it. */
    private static Optional<Duration> pause(Throwable failure, long retries) {
        if (failure instanceof Refused refused && refused.status() == 429 && retries < RETRIES) {
            Duration pause = refused.retryAfter().orElse(FIRST_PAUSE.multipliedBy(1 + retries));
            return Optional.of(pause).filter(wait -> wait.compareTo(LONGEST_PAUSE) <= 0);
        }
        // The JDK's client does not repeat a POST on a connection the server closed while it was idle.
        return dropped(failure) && retries == 0 ? Optional.of(Duration.ZERO) : Optional.empty();
    }

    private static boolean dropped(Throwable failure) {
        return failure instanceof UncheckedIOException io
                && !(io.getCause() instanceof HttpConnectTimeoutException)
                && !(io.getCause() instanceof ConnectException);
    }

    private static boolean tooMuch(Throwable e) {
        return e instanceof Refused refused && refused.tooMuch();
    }

    private static CircuitBreaker breaker(Duration rest) {
        return CircuitBreaker.of(
                "embeddings",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(6)
                        .minimumNumberOfCalls(3)
                        .failureRateThreshold(50)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .waitDurationInOpenState(rest)
                        // A text that is refused says nothing about the next one.
                        .ignoreException(EmbeddingEndpoint::aboutTexts)
                        .build());
    }

    private static boolean aboutTexts(Throwable e) {
        return (e instanceof Refused refused && refused.aboutTexts())
                || (e instanceof Malformed malformed && malformed.aboutText());
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Scheduler scheduler(String name, int threads) {
        return Schedulers.newBoundedElastic(threads, Integer.MAX_VALUE, name, 60, true);
    }

    /** Breaks off what is under way. */
    @Override
    public void close() {
        passages.scheduler().dispose();
        questions.scheduler().dispose();
    }
}
