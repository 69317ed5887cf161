package dev.attest.answering.langchain4j;

import dev.attest.answering.AnswerModel;
import dev.attest.answering.AnswerModelFailed;
import dev.attest.answering.AnswerModelFailed.Reason;
import dev.attest.answering.Written;
import dev.attest.documents.TokenCounter;
import dev.attest.retrieval.Passage;
import dev.attest.retrieval.TokenEncoder;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers written by a language model behind any OpenAI-compatible endpoint, as a stream.
 *
 * <p>Text is passed on in the signal in which it arrives. A failure before the first token is worth one further try where
 * it may pass (429, 5xx, a dropped connection); nothing is tried again after it. An answer that reaches its most tokens
 * keeps the half sentence it ends in, closed by an ellipsis. When the server was unreachable or too slow again and again,
 * calls fail at once for a while; then one is let through to see.
 */
public final class OpenAiAnswerModel implements AnswerModel {

    /** Of the last calls, half and three at least have to fail. */
    private static final int CALLS = 6;

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final LlmSettings settings;
    private final TokenCounter tokens;
    private final Linker linker;
    private final Failures failures;
    private final Completions completions;
    private final CircuitBreaker breaker;
    private final Prompt prompt = Prompt.current();

    /**
     * Blocks for a moment, to read the prompt; no server is asked.
     *
     * @param encoder links sentences to their sources
     * @param tokens counts what a prompt holds
     * @param clock says how far away the date is that a server names
     * @throws IllegalArgumentException if the key cannot stand in a header
     */
    public OpenAiAnswerModel(LlmSettings settings, TokenEncoder encoder, TokenCounter tokens, Clock clock) {
        if (settings.apiKey().filter(key -> !key.matches("[\\x21-\\x7E]+")).isPresent()) {
            throw new IllegalArgumentException(
                    "ATTEST_LLM_API_KEY holds a space, a line break or another character that"
                            + " no key has; set it to the key alone");
        }
        this.settings = settings;
        this.tokens = tokens;
        this.linker = new Linker(encoder);
        this.failures = new Failures(settings);
        this.completions = new Completions(settings, failures, clock);
        this.breaker = CircuitBreaker.of(settings.model(), breaking(clock));
    }

    private static CircuitBreakerConfig breaking(Clock clock) {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(CALLS)
                .minimumNumberOfCalls(CALLS / 2)
                .failureRateThreshold(50)
                .waitDurationInOpenState(PAUSE)
                .permittedNumberOfCallsInHalfOpenState(1)
                .clock(clock)
                .recordException(OpenAiAnswerModel::isAbsence)
                .ignoreException(failure -> !isAbsence(failure))
                .build();
    }

    private static boolean isAbsence(Throwable failure) {
        return failure instanceof AnswerModelFailed failed
                && (failed.reason() == Reason.UNREACHABLE || failed.reason() == Reason.TIMED_OUT);
    }

    @Override
    public String name() {
        return settings.model();
    }

    @Override
    public Optional<String> promptVersion() {
        return Optional.of(prompt.version());
    }

    @Override
    public Flux<Written> answer(String question, List<Passage> passages) {
        if (passages.isEmpty()) {
            return Flux.empty();
        }
        return Flux.defer(() -> write(question, passages))
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .onErrorMap(
                        CallNotPermittedException.class,
                        open -> failures.of(
                                Reason.UNREACHABLE,
                                "was away or too slow again and again; it is asked again within " + PAUSE.toSeconds()
                                        + " s"));
    }

    /** The passages are read while the model thinks about its first token. */
    private Flux<Written> write(String question, List<Passage> passages) {
        Prompt.Rendered rendered = prompt.render(question, passages, settings.contextTokens(), tokens);
        var writing = new Writing(
                linker.read(question, passages.subList(0, rendered.passages())), failures, settings.maxTokens());
        return completions
                .of(rendered)
                .concatMapIterable(writing::hear)
                .concatMap(writing::write)
                .concatWith(Mono.fromSupplier(writing::account))
                .onErrorMap(writing::failed)
                .doFinally(end -> writing.close());
    }
}
