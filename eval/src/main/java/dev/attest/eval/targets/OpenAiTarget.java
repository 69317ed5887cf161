package dev.attest.eval.targets;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.Reply;
import dev.attest.eval.Reply.Status;
import dev.attest.eval.Reply.Usage;
import dev.attest.eval.Sample;
import dev.attest.eval.Target;
import dev.attest.eval.models.Completion;
import dev.attest.eval.models.LanguageModel;
import dev.attest.eval.models.ModelFailed;
import dev.attest.eval.models.ModelFailed.Reason;
import dev.attest.eval.models.Prompt;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A language model that answers by itself, or a system that speaks like one. It is told to decline with a set phrase; an
 * answer that is this phrase, or begins with it as a sentence, counts as abstained, and so does a refusal. It cites nothing
 * and shows no passages, so what is measured by those is not applicable.
 */
public final class OpenAiTarget implements Target {

    /** What a target is told to say when it does not know. */
    public static final String ABSTENTION = "I don't know.";

    private static final int MOST_TOKENS = 1024;
    private static final double NANOS_PER_MILLI = 1e6;

    private final String name;
    private final LanguageModel model;
    private final String abstention;
    private final int seed;
    private final LongSupplier nanos;
    private final Reach reach = new Reach();

    /**
     * A model as a target.
     *
     * @param place where it is asked, such as a host; without secrets
     * @param abstention the phrase to decline with
     * @param nanos a clock that never goes back
     */
    public OpenAiTarget(String place, LanguageModel model, String abstention, int seed, LongSupplier nanos) {
        this.name = "openai %s at %s".formatted(model.name(), place);
        this.model = model;
        this.abstention = abstention;
        this.seed = seed;
        this.nanos = nanos;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Reply ask(Sample sample) {
        long start = nanos.getAsLong();
        try {
            Completion said = model.complete(prompt(sample));
            reach.reached();
            return reply(sample, said, millisSince(start));
        } catch (ModelFailed e) {
            return reply(sample, e, millisSince(start));
        }
    }

    private Prompt prompt(Sample sample) {
        String system =
                "Answer the question truthfully and briefly. If you do not know the answer, answer with exactly: "
                        + abstention;
        return new Prompt(system, sample.question(), null, "", 0, seed, MOST_TOKENS, 0);
    }

    private Reply reply(Sample sample, Completion said, double latency) {
        if (said.text().isBlank()) {
            return Reply.failed(sample.id(), latency, "The model said nothing.");
        }
        Usage usage = usage(said);
        return declines(said.text())
                ? reply(sample, Status.ABSTAINED, "", usage, latency)
                : reply(sample, Status.ANSWERED, said.text().strip(), usage, latency);
    }

    private Reply reply(Sample sample, ModelFailed failure, double latency) {
        String why = String.valueOf(failure.getMessage());
        if (failure.reason() == Reason.REJECTED) {
            throw new EvalFailure("%s accepts no question: %s".formatted(name, why));
        }
        if (failure.reason() != Reason.UNREACHABLE) {
            reach.reached();
        } else {
            reach.missed("%s cannot be reached: %s. Check --openai-url; the same command goes on from here."
                    .formatted(name, why));
        }
        return failure.reason() == Reason.REFUSED
                ? reply(sample, Status.ABSTAINED, "", null, latency)
                : Reply.failed(sample.id(), latency, why);
    }

    private Reply reply(Sample sample, Status status, String answer, @Nullable Usage usage, double latency) {
        return new Reply(
                sample.id(), status, answer, List.of(), List.of(), null, usage, null, latency, model.name(), null);
    }

    private static @Nullable Usage usage(Completion said) {
        Integer input = said.inputTokens();
        Integer output = said.outputTokens();
        return input == null || output == null ? null : new Usage(input, output);
    }

    private boolean declines(String text) {
        String phrase = plain(abstention);
        String said = plain(text);
        return said.equals(phrase) || said.startsWith(phrase + ".") || said.startsWith(phrase + "!");
    }

    /** Small letters, straight apostrophes, no mark at the end. */
    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replace('’', '\'').replaceAll("[.!\"]+$", "");
    }

    private double millisSince(long start) {
        return (nanos.getAsLong() - start) / NANOS_PER_MILLI;
    }
}
