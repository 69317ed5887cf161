package dev.attest.answering.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.attest.answering.AnswerModel;
import dev.attest.answering.AnswerModelFailed;
import dev.attest.answering.Written;
import dev.attest.documents.Chunk;
import dev.attest.documents.ChunkId;
import dev.attest.documents.Sentences;
import dev.attest.documents.Span;
import dev.attest.documents.VisibleChunk;
import dev.attest.retrieval.Passage;
import dev.attest.retrieval.RelevanceSamples;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;

/** One question with its passages, and how tests ask it. */
final class Asked {

    static final String QUESTION = "Where is the muster point?";
    static final String KEY = "sk-very-secret";
    static final List<Passage> PASSAGES =
            List.of(passage("A", "Wardens wear orange vests. The muster point is the old crane."));
    static final Duration DEADLINE = Duration.ofSeconds(60);

    private Asked() {}

    static Passage passage(String title, String text) {
        Chunk chunk = new Chunk(
                new ChunkId(new UUID(0, 1), 1, 0), new Span(0, text.length()), List.of(), Sentences.of(text), text, 10);
        return new Passage(1, 0.9, RelevanceSamples.NONE, source(title, chunk));
    }

    /** Of the first version's chunks that stand one behind the other. */
    static Passage joined(String title, int found, String... texts) {
        var parts = new ArrayList<Chunk>();
        int start = 0;
        for (String text : texts) {
            var span = new Span(start, start + text.length());
            parts.add(
                    new Chunk(new ChunkId(new UUID(0, 1), 1, parts.size()), span, List.of(), List.of(span), text, 10));
            start = span.end();
        }
        var span = new Span(0, start);
        var whole = new Chunk(
                parts.get(found).id(), span, List.of(), List.of(span), String.join("", texts), 10 * texts.length);
        return new Passage(1, 0.9, RelevanceSamples.NONE, source(title, whole), List.of(), parts);
    }

    private static VisibleChunk source(String title, Chunk chunk) {
        return new VisibleChunk(chunk, "handbook", "a.md", title, Optional.empty(), Instant.EPOCH);
    }

    /** With patience that no test exhausts unless it means to. */
    static LlmSettings settings(URI baseUrl) {
        return settings(baseUrl, Duration.ofSeconds(30), Duration.ofSeconds(30));
    }

    static LlmSettings settings(URI baseUrl, Duration firstToken, Duration nextToken) {
        return new LlmSettings(
                baseUrl, "tiny-1", Optional.of(KEY), 0, 800, 3_000, Duration.ofSeconds(2), firstToken, nextToken);
    }

    static OpenAiAnswerModel model(LlmSettings settings) {
        return model(settings, Clock.systemUTC());
    }

    static OpenAiAnswerModel model(LlmSettings settings, Clock clock) {
        return new OpenAiAnswerModel(settings, new WordEncoder(), text -> text.split("\\s+").length, clock);
    }

    static Flux<Written> answer(AnswerModel model) {
        return model.answer(QUESTION, PASSAGES);
    }

    /** The answer's text, all of it. */
    static String text(AnswerModel model) {
        return shown(answer(model).collectList().block(DEADLINE));
    }

    static String shown(List<Written> written) {
        return written.stream()
                .filter(Written.Text.class::isInstance)
                .map(piece -> ((Written.Text) piece).text())
                .collect(Collectors.joining());
    }

    /** How an answer fails, and what was written before. */
    record Failure(AnswerModelFailed failed, String shown) {

        AnswerModelFailed.Reason reason() {
            return failed.reason();
        }
    }

    /** How the answer fails; never with the key, the question or a passage in its message. */
    static Failure failure(AnswerModel model) {
        var written = new ArrayList<Written>();
        try {
            answer(model).doOnNext(written::add).blockLast(DEADLINE);
        } catch (AnswerModelFailed failed) {
            assertThat(failed.getMessage()).startsWith("The language model tiny-1 at http://127.0.0.1:");
            assertThat(failed.getMessage()).doesNotContain(KEY, "muster", "crane", "/v1");
            return new Failure(failed, shown(written));
        }
        return fail("It answered " + written);
    }
}
