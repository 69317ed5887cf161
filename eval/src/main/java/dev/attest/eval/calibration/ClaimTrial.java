package dev.attest.eval.calibration;

import dev.attest.eval.ClaimVerdict;
import dev.attest.eval.Judge;
import dev.attest.eval.Judged;
import java.util.List;

/**
 * What a judge said of one claim.
 *
 * @param millis how long it took, in milliseconds
 */
record ClaimTrial(Labels.Claim claim, Judged<ClaimVerdict> said, double millis) {

    static ClaimTrial of(Judge judge, Labels.Claim claim) {
        long began = System.nanoTime();
        Judged<ClaimVerdict> said = judge.verify(List.of(claim.claim()), List.of(claim.source()))
                .then(verdicts -> Judged.of(verdicts.get(0)));
        return new ClaimTrial(claim, said, (System.nanoTime() - began) / 1e6);
    }

    boolean isMeasured() {
        return said instanceof Judged.Of<ClaimVerdict>;
    }

    boolean isSupported() {
        return said instanceof Judged.Of<ClaimVerdict> of && of.value().isSupported();
    }

    boolean isWrong() {
        return isMeasured() && isSupported() != claim.supported();
    }

    /** NaN when the judge gives none. */
    double support() {
        return said instanceof Judged.Of<ClaimVerdict> of && of.value().support() != null
                ? of.value().support()
                : Double.NaN;
    }

    double agreement() {
        return said instanceof Judged.Of<ClaimVerdict> of ? of.value().agreement() : Double.NaN;
    }
}
