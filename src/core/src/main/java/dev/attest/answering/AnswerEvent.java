package dev.attest.answering;

import dev.attest.retrieval.Retrieval;

/** What happens while an answer comes about. {@link Done} is the last. */
public sealed interface AnswerEvent {

    /** Passages were found; none may be. */
    record Retrieved(Retrieval retrieval) implements AnswerEvent {}

    /** Text to show at once. Under {@code STRIP} only of sentences that were scored and stay. */
    record Delta(String text) implements AnswerEvent {}

    /** A citation that the next sentence uses for the first time. */
    record Cited(Citation citation) implements AnswerEvent {}

    /** A sentence is complete and was scored. */
    record Scored(Sentence sentence) implements AnswerEvent {}

    record Done(Answer answer) implements AnswerEvent {}
}
