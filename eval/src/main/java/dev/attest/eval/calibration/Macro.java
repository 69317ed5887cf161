package dev.attest.eval.calibration;

import dev.attest.eval.calibration.Calibration.Labelled;
import dev.attest.statistics.Estimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Means over files, each counting the same; of each judge and measure over the files on which it is defined, so that two judges'
 * means may rest on different files. A file with labels of one kind alone tells nothing about telling them apart.
 */
final class Macro {

    private Macro() {}

    /** For claims and for pairs, where there are several files of them. */
    static List<Line> of(List<Labelled> files) {
        var lines = new ArrayList<Line>(of(Line.MACRO, files, Labels.Claims.class));
        lines.addAll(of(Line.MACRO_PAIRS, files, Labels.Pairs.class));
        return lines;
    }

    private static List<Line> of(String name, List<Labelled> files, Class<? extends Labels> kind) {
        List<Labelled> own = files.stream()
                .filter(file -> kind.isInstance(file.labels()) && file.labels().ofBothKinds())
                .toList();
        if (own.size() < 2) {
            return List.of();
        }
        Map<List<String>, List<Line>> sets = own.stream()
                .flatMap(file -> file.outcomes().stream())
                .flatMap(outcome -> outcome.lines().stream())
                .filter(line -> line.isDefined() && !line.measure().equals(ClaimMeasures.THRESHOLD))
                .collect(Collectors.groupingBy(
                        line -> List.of(line.system(), line.measure()), LinkedHashMap::new, Collectors.toList()));
        return sets.values().stream().map(of -> mean(name, of)).toList();
    }

    /** The variance of a mean of shares is that of one share of so many trials; NaN where one of them is no share. */
    private static double trials(List<Line> of) {
        return of.size()
                * of.size()
                / of.stream().mapToDouble(line -> 1 / line.trials()).sum();
    }

    private static Line mean(String name, List<Line> of) {
        Estimate mean = Estimate.mean(of.stream().map(Line::estimate).toList());
        double units = of.stream().mapToDouble(Line::units).sum();
        return new Line(of.get(0).system(), name, of.get(0).measure(), mean, units, trials(of), "");
    }
}
