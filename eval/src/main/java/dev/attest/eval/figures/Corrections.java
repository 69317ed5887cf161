package dev.attest.eval.figures;

import dev.attest.eval.reports.Figure.Corrected;
import dev.attest.eval.reports.JudgeError;
import dev.attest.statistics.Estimate;
import dev.attest.statistics.ExpandedPercentile;
import dev.attest.statistics.RoganGladen;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Corrects rates of claims by the judge's measured errors ({@link RoganGladen}). A mean over samples of each one's share of
 * claims is corrected as one share of claims is, since the correction is linear. It holds as far as the judge errs on these
 * claims as often as on the labelled ones.
 */
final class Corrections {

    /** Where fewer draws of the errors allow the rate, the labels speak of other claims than these. */
    private static final double FEWEST_ALLOWING = 0.025;

    private final Optional<Errors> errors;
    private final List<ScoredSample> samples;

    Corrections(List<ScoredSample> samples, Optional<JudgeError> judge, long seed) {
        this.errors = judge.flatMap(error -> Errors.of(error, seed));
        this.samples = samples;
    }

    /**
     * The corrected mean of a metric; null when it is no rate of claims, when the judge's errors are not known, or when with
     * those errors it could not have given this rate: then they are not its errors here. Its interval
     * holds both uncertainties: every resample of the samples is corrected by errors drawn anew. It is never narrower than
     * the metric's own interval corrected.
     */
    @Nullable Corrected of(String metric, ExpandedPercentile apparent, Bounds own) {
        return errors.flatMap(known -> ClaimRate.of(metric, samples)
                        .map(rate -> rate == ClaimRate.SUPPORTED ? known : known.ofTheOthers()))
                .filter(test -> allow(test, apparent))
                .map(test -> corrected(test, apparent, own))
                .orElse(null);
    }

    private static boolean allow(Errors errors, ExpandedPercentile apparent) {
        double[] resampled = apparent.estimate().resampled();
        long allowing = IntStream.range(0, resampled.length)
                .filter(i -> errors.drawn()[i].allows(resampled[i]))
                .count();
        return allowing >= FEWEST_ALLOWING * resampled.length;
    }

    private static Corrected corrected(Errors errors, ExpandedPercentile apparent, Bounds own) {
        RoganGladen test = errors.measured();
        double[] resampled = apparent.estimate().resampled().clone();
        Arrays.setAll(resampled, i -> errors.drawn()[i].corrected(resampled[i]));
        double value = test.corrected(apparent.estimate().value());
        var both = new ExpandedPercentile(
                new Estimate(value, resampled, apparent.estimate().n()), apparent.units());
        return new Corrected(
                value,
                Math.min(both.low(), test.corrected(own.low())),
                Math.max(both.high(), test.corrected(own.high())));
    }
}
