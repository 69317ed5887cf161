package dev.attest.eval.calibration;

import dev.attest.statistics.Bootstrap;
import dev.attest.statistics.CohenKappa;
import dev.attest.statistics.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * How well pairs were told apart, each shown in both orders, over those that were measured in both. The accuracy is the mean
 * of both orders, half for a tie, and the consistency the share of pairs whose winner stays when they change places, as in
 * Zeng and others, Evaluating large language models at evaluating instruction following, 2024.
 */
final class PairMeasures {

    /** Neither, the first, the second. */
    private static final int WINNERS = 3;

    private static final Set<String> SHARES = Set.of("coverage", "accuracy", "order_consistency", "ties");

    private final String system;
    private final Labels.Pairs labels;
    private final List<PairTrial> trials;
    private final List<PairChoice> choices;
    private final Bootstrap bootstrap;
    private final double units;
    private final int known;
    private final List<Line> lines = new ArrayList<>();

    PairMeasures(String system, Labels.Pairs labels, List<PairTrial> trials) {
        this.system = system;
        this.labels = labels;
        this.trials = trials;
        this.choices = trials.stream().map(PairChoice::of).toList();
        this.bootstrap = Bootstrap.overGroups(labels.name(), labels.groups());
        this.units = Line.units(labels.groups());
        this.known = (int) trials.stream().filter(PairTrial::isMeasured).count();
    }

    List<Line> lines() {
        add("coverage", bootstrap.mean(each(trial -> trial.isMeasured() ? 1 : 0)));
        mean("accuracy", PairChoice::accuracy);
        mean("order_consistency", PairChoice::consistency);
        mean("position_bias", PairChoice::lean);
        mean("ties", PairChoice::ties);
        add("kappa", measured(bootstrap.of(this::kappa)));
        add("ms_per_pair", bootstrap.mean(each(PairTrial::millis)));
        return List.copyOf(lines);
    }

    private double[] each(ToDoubleFunction<PairTrial> value) {
        return trials.stream().mapToDouble(value).toArray();
    }

    private void mean(String measure, ToDoubleFunction<PairChoice> figure) {
        double[] values = choices.stream().mapToDouble(figure).toArray();
        add(
                measure,
                measured(bootstrap.of(items -> Arrays.stream(items)
                        .mapToDouble(i -> values[i])
                        .filter(value -> !Double.isNaN(value))
                        .average()
                        .orElse(Double.NaN))));
    }

    /** Over both orders of every pair, a tie being an answer that people do not give. */
    private double kappa(int[] items) {
        int[] of = Arrays.stream(items).filter(i -> choices.get(i).isMeasured()).toArray();
        int[][] counts = new int[WINNERS][WINNERS];
        for (int i : of) {
            counts[choices.get(i).forth()][choices.get(i).better()]++;
            counts[choices.get(i).back()][choices.get(i).better()]++;
        }
        return CohenKappa.of(counts);
    }

    private Estimate measured(Estimate estimate) {
        return new Estimate(estimate.value(), estimate.resampled(), known);
    }

    private void add(String measure, Estimate estimate) {
        lines.add(new Line(
                system,
                labels.name(),
                measure,
                estimate,
                units,
                SHARES.contains(measure) ? units : Double.NaN,
                estimate.isDefined() ? "" : "the judge measured none of the pairs"));
    }
}
