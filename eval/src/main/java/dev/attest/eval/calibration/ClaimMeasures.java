package dev.attest.eval.calibration;

import dev.attest.statistics.Auroc;
import dev.attest.statistics.Bootstrap;
import dev.attest.statistics.CohenKappa;
import dev.attest.statistics.Decisions;
import dev.attest.statistics.Estimate;
import dev.attest.statistics.RiskCoverage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;

/**
 * How well the claims of one file were told apart, over those that were measured; coverage stands beside it. The intervals
 * draw groups of claims.
 */
final class ClaimMeasures {

    static final String BALANCED_ACCURACY = "balanced_accuracy";
    static final String KAPPA = "kappa";
    static final String AUC = "auc";
    static final String SENSITIVITY = "sensitivity";
    static final String SPECIFICITY = "specificity";
    static final String THRESHOLD = "threshold";
    static final String OUT_OF_FOLD = "balanced_accuracy_out_of_fold";

    private static final String LACKS = "not defined without labels of both kinds that were measured";
    private static final String NO_SUPPORT = "the judge gives no probability";
    private static final String ONE_GROUP = "needs claims of two sources";

    private final String system;
    private final Labels.Claims labels;
    private final List<ClaimTrial> trials;
    private final Decided decided;
    private final Bootstrap bootstrap;
    private final double units;
    private final int known;
    private final List<Line> lines = new ArrayList<>();

    ClaimMeasures(String system, Labels.Claims labels, List<ClaimTrial> trials, Decided decided) {
        this.system = system;
        this.labels = labels;
        this.trials = trials;
        this.decided = decided;
        this.bootstrap = Bootstrap.overGroups(labels.name(), labels.groups());
        this.units = Line.units(labels.groups());
        this.known = decided.known().length;
    }

    List<Line> lines() {
        add("coverage", bootstrap.mean(coverage()), LACKS);
        decision(BALANCED_ACCURACY, Decisions::balancedAccuracy);
        decision(KAPPA, ClaimMeasures::kappa);
        supported(AUC, this::auc);
        decision("f1", Decisions::f1);
        decision(SENSITIVITY, Decisions::sensitivity);
        decision(SPECIFICITY, Decisions::specificity);
        decision("accuracy", Decisions::accuracy);
        add("aurc", measured(bootstrap.of(this::aurc)), LACKS);
        threshold();
        add("ms_per_claim", bootstrap.mean(millis()), LACKS);
        return List.copyOf(lines);
    }

    /** With labels of one kind alone no judge could agree beyond chance: that is not a kappa of 0. */
    private static double kappa(Decisions decisions) {
        return Double.isNaN(decisions.balancedAccuracy()) ? Double.NaN : CohenKappa.of(decisions);
    }

    private void decision(String measure, ToDoubleFunction<Decisions> figure) {
        add(measure, measured(bootstrap.of(items -> figure.applyAsDouble(decided.decisions(items)))), LACKS);
    }

    /** The threshold, and the balanced accuracy that thresholds chosen alike reach on other sources. */
    private void threshold() {
        var threshold = new SupportThreshold(decided, labels.groups());
        supported(
                THRESHOLD,
                items -> decided.decisions(items).balancedAccuracy() >= 0 ? threshold.best(items) : Double.NaN);
        if (decided.hasSupport() && threshold.canBeHeldOut()) {
            boolean[] said = threshold.outOfFold();
            supported(OUT_OF_FOLD, items -> decided.decisions(said, items).balancedAccuracy());
        } else {
            add(OUT_OF_FOLD, undefined(), decided.hasSupport() ? ONE_GROUP : NO_SUPPORT);
        }
    }

    private void supported(String measure, ToDoubleFunction<int[]> figure) {
        boolean there = decided.hasSupport();
        add(measure, there ? measured(bootstrap.of(figure)) : undefined(), there || known == 0 ? LACKS : NO_SUPPORT);
    }

    private double auc(int[] items) {
        int[] of = decided.known(items);
        return Auroc.of(Bootstrap.drawn(decided.support, of), Bootstrap.drawn(decided.truth, of));
    }

    private double aurc(int[] items) {
        int[] of = decided.known(items);
        return RiskCoverage.area(Bootstrap.drawn(decided.sureness, of), Bootstrap.drawn(decided.wrong, of));
    }

    private double[] coverage() {
        return trials.stream().mapToDouble(trial -> trial.isMeasured() ? 1 : 0).toArray();
    }

    private double[] millis() {
        return trials.stream().mapToDouble(ClaimTrial::millis).toArray();
    }

    /** Over the measured claims alone. */
    private Estimate measured(Estimate estimate) {
        return new Estimate(estimate.value(), estimate.resampled(), known);
    }

    private Estimate undefined() {
        return measured(bootstrap.of(items -> Double.NaN));
    }

    private void add(String measure, Estimate estimate, String reason) {
        lines.add(new Line(
                system, labels.name(), measure, estimate, units, trials(measure), estimate.isDefined() ? "" : reason));
    }

    /** Of shares: of all claims, of those that were measured, or of one kind of these. */
    private double trials(String measure) {
        return switch (measure) {
            case "coverage" -> units;
            case "accuracy" -> trials(i -> true);
            case SENSITIVITY -> trials(i -> decided.truth[i]);
            case SPECIFICITY -> trials(i -> !decided.truth[i]);
            default -> Double.NaN;
        };
    }

    private double trials(IntPredicate counts) {
        return Line.units(Arrays.stream(decided.known())
                .filter(counts)
                .mapToObj(i -> labels.groups().get(i))
                .toList());
    }
}
