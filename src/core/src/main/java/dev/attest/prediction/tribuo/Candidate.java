package dev.attest.prediction.tribuo;

import java.util.List;

/**
 * How one algorithm did in repeated cross-validation: every figure is of rows it had not learnt from.
 *
 * @param accuracy the mean over the repeats of the share of rows whose label was right, 0 to 1
 * @param accuracyDeviation the standard deviation of the folds' accuracies, all folds of all repeats together
 * @param logLoss the mean over all rows and repeats of -ln of the probability given to the right label; a probability below
 *     1e-15 counts as 1e-15
 * @param calibrationError expected calibration error over ten bins of equal width, 0 to 1 (Guo, Pleiss, Sun and Weinberger,
 *     On Calibration of Modern Neural Networks, ICML 2017), of all rows of all repeats
 * @param confusion how many rows of each label (first index) were predicted as each label (second), summed over the
 *     repeats: every row counts once a repeat
 */
public record Candidate(
        Algorithm algorithm,
        double accuracy,
        double accuracyDeviation,
        double logLoss,
        double calibrationError,
        List<List<Long>> confusion) {

    public Candidate {
        confusion = confusion.stream().map(List::copyOf).toList();
    }
}
