package dev.attest.answering.langchain4j;

import dev.attest.answering.Usage;
import java.util.Optional;

/** What is heard from a model. */
sealed interface Heard {

    /** More of its answer; empty for a token of its thoughts, which shows only that it is at work. */
    record Token(String text) implements Heard {}

    /**
     * It has ended.
     *
     * @param cutOff at its most tokens, in the middle of what it was saying
     */
    record End(boolean cutOff, Optional<Usage> usage) implements Heard {}
}
