package dev.attest.eval.reports;

import dev.attest.eval.MetricInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run found. Written as {@code report.json}, whose schema is {@code report.schema.json}; every other form is made
 * from it. Half of a dataset may be frozen: figures are given for it, but no texts of its samples.
 *
 * @param version of this form
 * @param metrics those measured, in the order in which they are shown
 * @param figures every metric's aggregates over every slice
 * @param samples in the dataset's order
 * @param comparison with the baseline run; null when there is none
 * @param gate whether the change may ship
 * @param judge how far to trust the judge; null when it was not calibrated
 * @param selfTests tests a fair judge passes; empty when they were not run
 * @param history main figures of earlier runs on the same dataset, oldest first, without this one
 */
public record Report(
        int version,
        Run run,
        List<MetricInfo> metrics,
        List<Figure> figures,
        List<SampleResult> samples,
        @Nullable Comparison comparison,
        Gate gate,
        @Nullable JudgeError judge,
        List<SelfTest> selfTests,
        List<Past> history) {

    public static final int VERSION = 1;

    public Report {
        metrics = List.copyOf(metrics);
        figures = List.copyOf(figures);
        samples = List.copyOf(samples);
        selfTests = List.copyOf(selfTests);
        history = List.copyOf(history);
    }

    /**
     * What was run.
     *
     * @param id of the run: its folder's name
     * @param fingerprint of the dataset
     * @param samples how many
     * @param frozen how many of them are frozen
     * @param target who answered
     * @param models who wrote the answers, as the target says
     * @param judge its name
     * @param resumed how often the run was gone on with after it was broken off
     * @param seed of the bootstrap
     * @param synthetic whether answers or judgements are recordings of a scripted stub, from which nothing follows
     */
    public record Run(
            String id,
            String dataset,
            String fingerprint,
            int samples,
            int frozen,
            String target,
            List<String> models,
            String judge,
            Instant started,
            Instant finished,
            int resumed,
            long seed,
            boolean synthetic) {

        public Run {
            models = List.copyOf(models);
        }
    }

    /**
     * Main figures of an earlier run.
     *
     * @param figures those over all samples
     */
    public record Past(String id, Instant started, List<Figure> figures) {

        public Past {
            figures = List.copyOf(figures);
        }
    }
}
