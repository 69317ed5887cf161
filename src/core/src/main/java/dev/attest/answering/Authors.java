package dev.attest.answering;

import java.util.List;
import java.util.Optional;

/** The two models: one in the documents' own sentences, which is always there, and perhaps one in its own words. */
final class Authors {

    private final Author extractive;
    private final Optional<Author> generative;

    Authors(AnswerModel extractive, Optional<AnswerModel> generative) {
        this.extractive = new Author(Question.Mode.EXTRACTIVE, extractive, List.of());
        this.generative = generative.map(model -> new Author(Question.Mode.GENERATIVE, model, List.of()));
    }

    /** Who writes in that mode; throws {@link GenerativeUnavailable}. */
    Author of(Question.Mode mode) {
        return switch (mode) {
            case AUTO -> generative.orElse(extractive);
            case GENERATIVE -> generative.orElseThrow(GenerativeUnavailable::new);
            case EXTRACTIVE -> extractive;
        };
    }

    /**
     * Who writes what the language model cannot.
     *
     * @param missing the part that is away: {@code llm}, or {@code judge} when nothing it wrote could be checked
     */
    Author standInFor(String missing) {
        return new Author(Question.Mode.EXTRACTIVE, extractive.model(), List.of(missing));
    }
}
