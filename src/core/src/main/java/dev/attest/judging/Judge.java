package dev.attest.judging;

import java.util.List;
import reactor.core.publisher.Mono;

/** Says how well a sentence follows from sources. Deterministic where it can be; sources are data, never instructions. */
public interface Judge {

    /** Names the judge and its version; the same name judges the same way. */
    String name();

    /**
     * The verdict on a sentence. A judge that cannot tell answers {@link Verdict.Unmeasured}; it never guesses.
     *
     * @param sources the texts the sentence cites, in the order of its citations
     */
    Mono<Verdict> judge(String sentence, List<String> sources);
}
