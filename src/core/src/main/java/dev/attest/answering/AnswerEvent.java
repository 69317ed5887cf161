package dev.attest.answering;

import dev.attest.retrieval.Retrieval;

/** What happens while an answer comes about. {@link Done} is the last. All deltas joined are the answer's text. */
public sealed interface AnswerEvent {

    /** Passages were found; none may be. */
    record Retrieved(Retrieval retrieval) implements AnswerEvent {}

    /**
     * Text to show at once. Under {@code FLAG} the model's words as they come, provisional until their sentence was
     * {@link Scored}. Under {@code STRIP} whole sentences only, ones that were scored and stay.
     */
    record Delta(String text) implements AnswerEvent {}

    /** A citation that the sentence which is scored next uses for the first time. */
    record Cited(Citation citation) implements AnswerEvent {}

    /** A sentence is complete, its text was shown with its markers, and it was scored. */
    record Scored(Sentence sentence) implements AnswerEvent {}

    record Done(Answer answer) implements AnswerEvent {}
}
