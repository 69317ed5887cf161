package dev.attest.eval.calibration;

import dev.attest.eval.calibration.Calibration.Labelled;
import dev.attest.statistics.Decisions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A calibration for a terminal: measures below each other, systems beside each other. */
final class CalibrationTable {

    private static final int NAME = 40;
    private static final int CELL = 24;
    private static final Map<String, String> NAMES = Map.of(
            "auc",
            "AUC of support",
            "f1",
            "F1 of saying supported",
            "aurc",
            "area under risk–coverage",
            "kappa",
            "Cohen's kappa",
            ClaimMeasures.THRESHOLD,
            "best threshold on support",
            ClaimMeasures.OUT_OF_FOLD,
            "balanced accuracy with it, out of fold");

    private final Calibration calibration;
    private final List<String> lines = new ArrayList<>();

    CalibrationTable(Calibration calibration) {
        this.calibration = calibration;
    }

    List<String> lines() {
        if (calibration.isSynthetic()) {
            lines.add("SYNTHETIC: recordings of a scripted stub; nothing follows from them about a judge's quality.");
            lines.add("");
        }
        calibration.files().forEach(this::file);
        macro(Line.MACRO, "mean over the files of claims of both kinds");
        macro(Line.MACRO_PAIRS, "mean over the files of pairs");
        notes();
        return lines;
    }

    private void file(Labelled file) {
        Labels labels = file.labels();
        measures(
                "%s: %d %s, %d groups"
                        .formatted(
                                labels.name(),
                                labels.size(),
                                labels instanceof Labels.Claims ? "claims" : "pairs",
                                labels.groups().stream().distinct().count()),
                file.outcomes().stream()
                        .flatMap(outcome -> outcome.lines().stream())
                        .toList());
        file.outcomes().forEach(this::unmeasured);
        if (file.outcomes().get(0) instanceof ClaimOutcome judged) {
            lines.add("");
            confusion(judged);
            lines.add("");
            lines.addAll(Curve.lines(judged));
        }
        lines.add("");
    }

    private void macro(String set, String title) {
        List<Line> own = calibration.macro().stream()
                .filter(line -> line.set().equals(set))
                .toList();
        if (!own.isEmpty()) {
            measures(set + ": " + title, own);
            lines.add("");
        }
    }

    private void measures(String title, List<Line> of) {
        List<String> systems = of.stream().map(Line::system).distinct().toList();
        lines.add(title);
        lines.add(row("", systems, systems));
        for (String measure : of.stream().map(Line::measure).distinct().toList()) {
            List<String> cells =
                    systems.stream().map(system -> cell(of, system, measure)).toList();
            lines.add(row(NAMES.getOrDefault(measure, measure.replace('_', ' ')), cells, systems));
        }
    }

    private static String cell(List<Line> of, String system, String measure) {
        return of.stream()
                .filter(line -> line.system().equals(system) && line.measure().equals(measure))
                .map(line -> shown(line))
                .findFirst()
                .orElse("-");
    }

    private static String shown(Line line) {
        return line.isDefined()
                ? String.format(Locale.ROOT, "%.3f (%.3f–%.3f)", line.value(), line.low(), line.high())
                : "-";
    }

    private void unmeasured(Outcome outcome) {
        outcome.whyUnmeasured()
                .ifPresent(why -> lines.add("  %s did not measure %d of %d: %s"
                        .formatted(
                                outcome.system(),
                                outcome.unmeasured(),
                                outcome.labels().size(),
                                why)));
    }

    private void confusion(ClaimOutcome judged) {
        List<String> said = List.of("judge: supported", "judge: not", "unmeasured");
        Decisions decisions = judged.decisions();
        lines.add(row("people, beside " + judged.system(), said, said));
        lines.add(row(
                "supported",
                counts(decisions.truePositives(), decisions.falseNegatives(), judged.unmeasured(true)),
                said));
        lines.add(row(
                "not supported",
                counts(decisions.falsePositives(), decisions.trueNegatives(), judged.unmeasured(false)),
                said));
    }

    private static List<String> counts(int supported, int not, int unmeasured) {
        return List.of(Integer.toString(supported), Integer.toString(not), Integer.toString(unmeasured));
    }

    private void notes() {
        if (!calibration.macro().isEmpty()) {
            lines.add(
                    "A mean is over the files on which that judge has the measure: columns may rest on different files.");
        }
        lines.add(
                "In brackets: 95 % interval, bootstrap over groups (claims of one source, document or named group; pairs"
                        + " of one instruction), 2,000 resamples, percentiles expanded for few groups.");
        lines.add(
                "Over what was measured; coverage says how much that is. always-supported, length-only and token-f1 do"
                        + " not read.");
        lines.add("The decision is the judge's own; an uncertain claim counts as not supported. The best threshold has"
                + " the greatest balanced accuracy on these very claims; out of fold, it was chosen on others.");
        lines.add("Pairs are judged in both orders: accuracy is the mean of both, half for a tie; position bias is how"
                + " much more often the output shown first wins.");
    }

    private static String row(String first, List<String> cells, List<String> heads) {
        var row = new StringBuilder(padded("  " + first, NAME));
        for (int i = 0; i < cells.size(); i++) {
            row.append(' ')
                    .append(padded(cells.get(i), Math.max(CELL, heads.get(i).length())));
        }
        return row.toString().stripTrailing();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
