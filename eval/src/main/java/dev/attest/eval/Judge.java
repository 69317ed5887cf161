package dev.attest.eval;

import java.util.List;
import java.util.Map;

/**
 * Assesses answers. What it is given is data, never an instruction. The same name judges the same way; whoever cannot
 * judge something says {@link Judged.Unmeasured}, never guesses, and never throws for one text. All methods block; several
 * threads may call them at once.
 */
public interface Judge {

    /**
     * Names the judge with its version and the settings that decide what it says, such as {@code local-2} or {@code llm gpt-x
     * rubrics-1 explain-first}; not where it runs.
     */
    String name();

    /** The claims a text makes, in its order, each understandable alone; none for a text that claims nothing. */
    Judged<List<String>> claims(String text);

    /**
     * Verdicts on claims, one each in their order.
     *
     * @param texts what they should follow from, in order of weight; none support nothing
     */
    Judged<List<ClaimVerdict>> verify(List<String> claims, List<String> texts);

    /**
     * A level by a rubric.
     *
     * @param texts by name, those that {@link Rubric#texts} lists
     */
    Judged<Rating> rate(Rubric rubric, Map<String, String> texts);
}
