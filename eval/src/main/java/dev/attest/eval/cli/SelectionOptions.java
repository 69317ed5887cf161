package dev.attest.eval.cli;

import dev.attest.eval.Dataset;
import dev.attest.eval.EvalFailure;
import dev.attest.eval.Sample;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which samples of a dataset are run. */
final class SelectionOptions {

    @Option(
            names = "--half",
            paramLabel = "tuned|frozen|all",
            description = "Those that changes are tuned on, those that are only reported on, or all (default).")
    private Half half = Half.all;

    @Option(names = "--tags", paramLabel = "TAG", split = ",", description = "Those with any of these tags.")
    private List<String> tags = new ArrayList<>();

    @Option(names = "--limit", paramLabel = "N", description = "The first so many of them.")
    private int limit = Integer.MAX_VALUE;

    private enum Half {
        tuned,
        frozen,
        all
    }

    /** The samples, in the dataset's order; {@link EvalFailure} when there are none. */
    List<Sample> of(Dataset dataset) {
        if (limit < 1) {
            throw new EvalFailure("--limit is 1 or more, not %d.".formatted(limit));
        }
        List<Sample> selected =
                dataset.samples().stream().filter(this::isWanted).limit(limit).toList();
        if (selected.isEmpty()) {
            List<String> known = dataset.samples().stream()
                    .flatMap(sample -> sample.tags().stream())
                    .distinct()
                    .sorted()
                    .toList();
            throw new EvalFailure("no sample of %s is selected by %s; its tags are %s."
                    .formatted(dataset.name(), words(), String.join(", ", known)));
        }
        return selected;
    }

    private boolean isWanted(Sample sample) {
        return (half == Half.all || sample.frozen() == (half == Half.frozen))
                && (tags.isEmpty() || sample.tags().stream().anyMatch(tags::contains));
    }

    /** The selection in words; {@code all} for all. */
    String words() {
        List<String> words = new ArrayList<>();
        if (half != Half.all) {
            words.add("half " + half);
        }
        if (!tags.isEmpty()) {
            words.add("tags " + String.join(",", tags.stream().sorted().toList()));
        }
        if (limit < Integer.MAX_VALUE) {
            words.add("first " + limit);
        }
        return words.isEmpty() ? "all" : String.join(", ", words);
    }
}
