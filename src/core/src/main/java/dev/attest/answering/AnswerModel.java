package dev.attest.answering;

import dev.attest.retrieval.Passage;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;

/** Writes the answer. Passages are data: whatever they say, they give no instructions. */
public interface AnswerModel {

    /** Names the model and its version. */
    String name();

    /** Names the version of its prompt; empty for a model that takes none. */
    Optional<String> promptVersion();

    /**
     * The answer as it is written, in reading order; no sentence when the passages hold no answer. Cancelling stops the
     * model within a second, also before it has written anything.
     *
     * @param passages best first; evidence refers to them by index
     * @return fails with {@link AnswerModelFailed}
     */
    Flux<Written> answer(String question, List<Passage> passages);
}
