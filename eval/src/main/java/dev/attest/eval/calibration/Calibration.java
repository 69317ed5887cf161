package dev.attest.eval.calibration;

import dev.attest.eval.Judge;
import dev.attest.eval.reports.JudgeError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** How a judge did against people's labels, beside judges that do not read. */
public final class Calibration {

    private final String judge;
    private final boolean synthetic;
    private final List<Labelled> files;

    private Calibration(String judge, boolean synthetic, List<Labelled> files) {
        this.judge = judge;
        this.synthetic = synthetic;
        this.files = files;
    }

    /**
     * Asks the judge about every label, and measures what it says; takes as long as the judge does.
     *
     * @param synthetic whether the judge is a recording of a scripted stub
     * @param baselines judges that do not read
     * @param threads how many labels are judged at once
     * @param step called when the judge has judged a label
     */
    public static Calibration of(
            List<Labels> labels, Judge judge, boolean synthetic, List<Judge> baselines, int threads, Runnable step) {
        var judging = new Judging(threads);
        List<Judge> others = baselines.stream()
                .filter(other -> !other.name().equals(judge.name()))
                .toList();
        List<Labelled> files = new ArrayList<>();
        for (Labels file : labels) {
            files.add(judging.of(file, judge, others, step));
        }
        return new Calibration(judge.name(), synthetic, List.copyOf(files));
    }

    String judge() {
        return judge;
    }

    boolean isSynthetic() {
        return synthetic;
    }

    List<Labelled> files() {
        return files;
    }

    /** For people: a table for each file and for their mean, the confusion, and the risk–coverage curve. */
    public List<String> table() {
        return new CalibrationTable(this).lines();
    }

    /** For programs: one JSON object a line. */
    public List<String> json() {
        return CalibrationJson.lines(this);
    }

    /** What the judge got wrong, those it was surest of first. */
    public List<String> misses(int most) {
        return files.stream()
                .flatMap(file -> file.outcomes().get(0).misses().stream())
                .sorted(Comparator.comparingDouble(Miss::sureness).reversed())
                .limit(most)
                .map(Miss::toString)
                .toList();
    }

    /** The judge's errors on each file of claims, in the files' order; pairs have none. */
    public List<JudgeError> errors() {
        return outcomes()
                .filter(outcome -> outcome.system().equals(judge))
                .flatMap(outcome -> outcome instanceof ClaimOutcome claims ? Stream.of(claims) : Stream.empty())
                .map(claims -> Errors.of(claims, synthetic))
                .toList();
    }

    Stream<Outcome> outcomes() {
        return files.stream().flatMap(file -> file.outcomes().stream());
    }

    /** All lines of the files, and of the means over the files of one kind where there are several. */
    List<Line> lines() {
        return Stream.of(outcomes().flatMap(outcome -> outcome.lines().stream()), macro().stream())
                .flatMap(lines -> lines)
                .toList();
    }

    List<Line> macro() {
        return Macro.of(files);
    }

    /**
     * One file's labels.
     *
     * @param outcomes the judge's first, then those of the baselines
     */
    record Labelled(Labels labels, List<Outcome> outcomes) {}
}
