package dev.attest.eval.reports;

import org.jspecify.annotations.Nullable;

/**
 * How a judge did against people's labels. Kept as {@code calibration.json}, which runs read.
 *
 * @param judge its name; holds for that judge only
 * @param labels the labels' name
 * @param fingerprint SHA-256 of the labels
 * @param kind {@code claims} or {@code pairs}
 * @param synthetic whether the judge was a recording of a scripted stub
 * @param sensitivity share of the supported claims that the judge calls so
 * @param specificity share of the others that it does not
 * @param threshold support from which on calling a claim supported has the greatest balanced accuracy on these labels; all
 *     else here is by the judge's own decisions; null when the judge gives no support
 */
public record JudgeError(
        String judge,
        String labels,
        String fingerprint,
        String kind,
        boolean synthetic,
        int labelled,
        int unmeasured,
        int truePositives,
        int falsePositives,
        int trueNegatives,
        int falseNegatives,
        @Nullable Interval balancedAccuracy,
        @Nullable Interval kappa,
        @Nullable Interval auc,
        @Nullable Interval sensitivity,
        @Nullable Interval specificity,
        @Nullable Interval threshold) {

    /** An estimate with its 95 % interval. */
    public record Interval(double value, double low, double high) {}
}
