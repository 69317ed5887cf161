package dev.attest.eval.calibration;

import dev.attest.eval.Judge;
import dev.attest.eval.Judged;
import dev.attest.eval.Rating;
import dev.attest.eval.Rubric;
import java.util.Map;

/** Which of two texts a judge prefers, by the place in which they were shown. */
enum Preference {
    FIRST,
    SECOND,
    NEITHER;

    private static final double EVEN = 0.5;

    /** Asks the judge which of two outputs follows an instruction better. */
    static Judged<Rating> of(Judge judge, String instruction, String first, String second) {
        return judge.rate(Rubric.PREFERENCE, Map.of("instruction", instruction, "first", first, "second", second));
    }

    static Preference of(Rating rating) {
        return rating.level() < EVEN ? FIRST : rating.level() > EVEN ? SECOND : NEITHER;
    }

    /** The same when the texts change places. */
    Preference swapped() {
        return this == FIRST ? SECOND : this == SECOND ? FIRST : NEITHER;
    }
}
