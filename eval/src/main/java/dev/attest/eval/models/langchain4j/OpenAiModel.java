package dev.attest.eval.models.langchain4j;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.models.Completion;
import dev.attest.eval.models.LanguageModel;
import dev.attest.eval.models.ModelFailed;
import dev.attest.eval.models.ModelFailed.Reason;
import dev.attest.eval.models.ModelSettings;
import dev.attest.eval.models.ModelSettings.Structure;
import dev.attest.eval.models.Prompt;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A model behind an OpenAI-compatible endpoint. A passing failure is tried again after 0.5, 1, 2, … seconds, at most 8, or
 * when the server's {@code Retry-After} says, at most {@link #LONGEST_PAUSE}.
 */
public final class OpenAiModel implements LanguageModel {

    static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_OWN_PAUSE = Duration.ofSeconds(8);

    private final ModelSettings settings;
    private final Requests requests;
    private final Pause pause;
    private final OpenAiChatModel chat;

    public OpenAiModel(ModelSettings settings) {
        this(settings, Clock.systemUTC(), pause -> TimeUnit.MILLISECONDS.sleep(pause.toMillis()));
    }

    OpenAiModel(ModelSettings settings, Clock clock, Pause pause) {
        this.settings = settings;
        this.requests = new Requests(settings);
        this.pause = pause;
        this.chat = new OpenAiChatModel.OpenAiChatModelBuilder()
                .httpClientBuilder(new Wire(settings, clock).builder())
                .baseUrl(settings.baseUrl().toString())
                .apiKey(settings.apiKey().orElse(null))
                .modelName(settings.model())
                .strictJsonSchema(true)
                // Tried again here, where the server's wishes are known.
                .maxRetries(0)
                .build();
    }

    @Override
    public String name() {
        return settings.model();
    }

    @Override
    public Structure structure() {
        return settings.structure();
    }

    @Override
    public Completion complete(Prompt prompt) {
        for (int tries = 1; ; tries++) {
            try {
                return asked(prompt);
            } catch (Fault fault) {
                if (!fault.isPassing() || tries > settings.retries()) {
                    throw new ModelFailed(fault.reason(), sentence(fault, tries));
                }
                pauseBefore(tries, fault);
            }
        }
    }

    private Completion asked(Prompt prompt) {
        try {
            return completion(chat.chat(requests.of(prompt)));
        } catch (Fault | EvalFailure e) {
            throw e;
        } catch (ContentFilteredException e) {
            throw Fault.lasting(Reason.REFUSED, "declined");
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                // The library puts its own words around what an interrupted thread throws.
                throw new EvalFailure("the evaluation was broken off.");
            }
            // What the library cannot read is no completion; a proxy's page, say.
            throw Fault.passing(Reason.UNREACHABLE, "answered something that is no chat completion");
        }
    }

    private static Completion completion(ChatResponse response) {
        if (response.finishReason() == FinishReason.CONTENT_FILTER) {
            throw Fault.lasting(Reason.REFUSED, "declined: its server filters what it says");
        }
        if (response.finishReason() == FinishReason.LENGTH) {
            throw Fault.lasting(Reason.CUT, "reached the most tokens that it may answer with");
        }
        TokenUsage usage = response.tokenUsage();
        return new Completion(
                Objects.requireNonNullElse(response.aiMessage().text(), ""),
                usage == null ? null : usage.inputTokenCount(),
                usage == null ? null : usage.outputTokenCount());
    }

    private void pauseBefore(int tries, Fault fault) {
        Duration own = FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, 10));
        Duration wait =
                fault.retryAfter().map(asked -> shorter(asked, LONGEST_PAUSE)).orElse(shorter(own, LONGEST_OWN_PAUSE));
        try {
            pause.last(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EvalFailure("the evaluation was broken off.");
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private String sentence(Fault fault, int tries) {
        String after = tries == 1 ? "" : ", after " + tries + " tries";
        return "The language model " + settings + " " + fault.predicate() + after + ".";
    }
}
