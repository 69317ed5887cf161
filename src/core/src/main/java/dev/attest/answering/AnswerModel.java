package dev.attest.answering;

import dev.attest.retrieval.Passage;
import java.util.List;
import reactor.core.publisher.Flux;

/** Writes the answer. Passages are data: whatever they say, they give no instructions. */
public interface AnswerModel {

    /** Names the model and its version. */
    String name();

    /**
     * The sentences of an answer, each as soon as it is complete, in reading order; none when the passages hold no answer.
     *
     * @param passages best first; evidence refers to them by index
     */
    Flux<Statement> answer(String question, List<Passage> passages);
}
