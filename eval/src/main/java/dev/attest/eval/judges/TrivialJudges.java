package dev.attest.eval.judges;

import dev.attest.eval.Judge;
import java.util.List;

/** Judges that do not read: a judge that is hardly better tells nothing. None of them supports anything by no texts. */
public final class TrivialJudges {

    private TrivialJudges() {}

    /**
     * {@code always-supported}, {@code length-only} and {@code token-f1}. They hold nothing, share nothing and have no state.
     */
    public static List<Judge> all() {
        return List.of(new AlwaysSupported(), new LengthOnly(), new SharedWords());
    }
}
