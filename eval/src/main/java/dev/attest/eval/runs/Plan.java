package dev.attest.eval.runs;

import dev.attest.eval.MetricInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that decides what a run finds. A run that was broken off is gone on with by one of an equal plan.
 *
 * @param dataset its name
 * @param fingerprint of the dataset
 * @param selection which samples of it, in words, such as {@code half tuned, first 8}; {@code all} for all
 * @param samples ids of those that are asked, in the dataset's order
 * @param target who answers
 * @param targetVersion changes with what answers; may be empty
 * @param judge its name
 * @param synthetic whether the judge is a recording of a scripted stub
 * @param metrics what is measured, with the definitions
 * @param trivial names of the trivial judges beside the judge
 * @param inputPrice of a million tokens, null when not known
 * @param outputPrice likewise
 * @param currency of the prices
 * @param seed of the bootstrap
 */
public record Plan(
        String dataset,
        String fingerprint,
        String selection,
        List<String> samples,
        String target,
        String targetVersion,
        String judge,
        boolean synthetic,
        List<MetricInfo> metrics,
        List<String> trivial,
        @Nullable Double inputPrice,
        @Nullable Double outputPrice,
        String currency,
        long seed) {

    public Plan {
        samples = List.copyOf(samples);
        metrics = List.copyOf(metrics);
        trivial = List.copyOf(trivial);
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("A run asks something");
        }
    }
}
