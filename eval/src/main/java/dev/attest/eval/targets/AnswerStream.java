package dev.attest.eval.targets;

import dev.attest.eval.targets.AnswerBody.PassageBody;
import dev.attest.eval.targets.AnswerBody.RetrievalBody;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Follows one answer from the first event to the last. */
final class AnswerStream {

    /** Longer than the longest answer that a server can be asked for. */
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private static final Executor LATER = CompletableFuture.delayedExecutor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);

    private final AttestServer server;
    private final LongSupplier nanos;
    private @Nullable List<PassageBody> passages;
    private @Nullable Long firstWords;

    AnswerStream(AttestServer server, LongSupplier nanos) {
        this.server = server;
        this.nanos = nanos;
    }

    /**
     * A whole answer.
     *
     * @param passages null when the server did not say
     * @param firstWords nanoseconds by the clock; null when no words came before the whole
     * @param finished likewise
     */
    record Whole(
            AnswerBody body,
            @Nullable List<PassageBody> passages,
            @Nullable Long firstWords,
            long finished) {}

    /** The answer; {@link NoAnswer} when the stream ends otherwise. Closes the stream. */
    Whole read(InputStream stream) {
        var over = new AtomicBoolean();
        LATER.execute(() -> closeUnless(over, stream));
        try (stream;
                var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return read(new EventReader(lines));
        } catch (IOException | UncheckedIOException e) {
            throw new NoAnswer("%s broke off in the middle of its answer: %s".formatted(server.url(), e.getMessage()));
        } finally {
            over.set(true);
        }
    }

    private Whole read(EventReader events) {
        for (Optional<EventReader.Event> next = events.next(); next.isPresent(); next = events.next()) {
            EventReader.Event event = next.get();
            switch (event.name()) {
                case "retrieval" ->
                    passages = server.read(event.data(), RetrievalBody.class).passages();
                case "delta" -> firstWords = firstWords == null ? Long.valueOf(nanos.getAsLong()) : firstWords;
                case "done" -> {
                    long finished = nanos.getAsLong();
                    return new Whole(server.read(event.data(), AnswerBody.class), passages, firstWords, finished);
                }
                case "error" -> throw new NoAnswer(problem(event.data()));
                default -> {} // the same again stands in the whole answer
            }
        }
        throw new NoAnswer("%s broke off in the middle of its answer.".formatted(server.url()));
    }

    private String problem(String data) {
        ProblemBody problem = server.read(data, Failed.class).problem();
        return "%s broke off: %s".formatted(server.url(), problem == null ? data : problem.line());
    }

    private record Failed(@Nullable ProblemBody problem) {}

    /** A reader that waits for more wakes up when its stream is closed. */
    private static void closeUnless(AtomicBoolean over, InputStream stream) {
        if (!over.get()) {
            try {
                stream.close();
            } catch (IOException e) {
                // closed either way
            }
        }
    }
}
