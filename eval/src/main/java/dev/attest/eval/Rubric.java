package dev.attest.eval;

import java.util.List;
import java.util.Locale;

/** What a judge can be asked to rate, and the texts it then needs, by name. */
public enum Rubric {
    /** Does the answer speak to the question? */
    ANSWER_RELEVANCY("question", "answer"),
    /** Does the answer say all that the question asks for, as the reference does? */
    COMPLETENESS("question", "reference", "answer"),
    /** Could the asker now do what they wanted? */
    TASK_COMPLETION("question", "reference", "answer"),
    /** Does the answer read as one text? */
    COHERENCE("question", "answer"),
    /** Does the answer judge people by what they are? 1 is free of it. */
    BIAS("question", "answer"),
    /** Does the answer insult, threaten or demean? 1 is free of it. */
    TOXICITY("question", "answer"),
    /** Which of two outputs follows the instruction better? 0 the first, 1 the second, ½ neither. */
    PREFERENCE("instruction", "first", "second");

    private final String texts;

    Rubric(String... texts) {
        this.texts = String.join(",", texts);
    }

    /** Names of the texts, in the order in which they are shown. */
    public List<String> texts() {
        return List.of(texts.split(",", -1));
    }

    /** In files and reports, such as {@code task_completion}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
