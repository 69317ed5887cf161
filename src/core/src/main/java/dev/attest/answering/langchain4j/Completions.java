package dev.attest.answering.langchain4j;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** Streamed completions of an OpenAI-compatible server: one further try before the first token, none after. */
final class Completions {

    private static final Duration LONGEST_LINGER = Duration.ofSeconds(2);

    private final LlmSettings settings;
    private final Failures failures;
    private final Clock clock;
    private final HttpClient http;

    Completions(LlmSettings settings, Failures failures, Clock clock) {
        this.settings = settings;
        this.failures = failures;
        this.clock = clock;
        // HTTP/1.1: a stream has a connection of its own, so that closing one stops the model, and servers that do not
        // know the upgrade to HTTP/2 are not confused by it. Redirects are not followed: they would take the key along.
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connect())
                .build();
    }

    /**
     * What the model says to a prompt, ending in {@link Heard.End}. Cancelling closes the connection.
     *
     * @return fails with {@link dev.attest.answering.AnswerModelFailed}
     */
    Flux<Heard> of(Prompt.Rendered prompt) {
        ChatRequest request = ChatRequest.builder()
                .messages(SystemMessage.from(prompt.system()), UserMessage.from(prompt.user()))
                .build();
        return Flux.defer(() -> {
            long began = now();
            return Flux.<Heard>create(sink -> attempt(request, sink))
                    .retryWhen(Retry.from(failed -> failed.concatMap(signal -> again(signal, began))))
                    .timeout(Mono.delay(settings.firstToken()), heard -> Mono.delay(settings.nextToken()))
                    // Or a slow reader would look like a slow model.
                    .onBackpressureBuffer()
                    .onErrorMap(failures::typed);
        });
    }

    private void attempt(ChatRequest request, FluxSink<Heard> sink) {
        var notes = new Notes();
        var exchange = new Exchange(http, notes, linger(), clock);
        sink.onCancel(exchange);
        sink.onDispose(exchange::disposeSoon);
        model(exchange).chat(request, new Attempt(sink, notes, failures));
    }

    /** One for each request: the library says nowhere which request of a model is which, so each has its own connection. */
    private StreamingChatModel model(Exchange exchange) {
        return new OpenAiStreamingChatModel.OpenAiStreamingChatModelBuilder()
                .httpClientBuilder(exchange.builder())
                .baseUrl(settings.baseUrl().toString())
                .apiKey(settings.apiKey().orElse(null))
                .modelName(settings.model())
                .temperature(settings.temperature())
                .maxTokens(settings.maxTokens())
                .returnThinking(true)
                .build();
    }

    private Mono<Long> again(Retry.RetrySignal failed, long began) {
        long left = settings.firstToken().toMillis() - (now() - began);
        return Mono.justOrEmpty(Failures.retryIn(failed.failure()))
                .filter(wait -> failed.totalRetries() == 0 && wait.toMillis() < left)
                .flatMap(Mono::delay)
                .switchIfEmpty(Mono.error(failed.failure()));
    }

    private Duration linger() {
        Duration half = settings.nextToken().dividedBy(2);
        return half.compareTo(LONGEST_LINGER) < 0 ? half : LONGEST_LINGER;
    }

    private static long now() {
        Scheduler timer = Schedulers.parallel();
        return timer.now(TimeUnit.MILLISECONDS);
    }
}
