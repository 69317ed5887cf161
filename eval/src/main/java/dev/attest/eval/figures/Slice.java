package dev.attest.eval.figures;

import dev.attest.eval.Sample;
import dev.attest.eval.reports.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Samples that figures are given for together. */
record Slice(String name, List<ScoredSample> samples) {

    /** All of them; the tuned and the frozen ones, where there are both; and those of every tag, by name. */
    static List<Slice> of(List<ScoredSample> samples) {
        List<Slice> slices = new ArrayList<>(List.of(new Slice(Figure.ALL, samples)));
        var halves = List.of(
                slice(Figure.TUNED, samples, sample -> !sample.frozen()),
                slice(Figure.FROZEN, samples, Sample::frozen));
        if (halves.stream().noneMatch(half -> half.samples().isEmpty())) {
            slices.addAll(halves);
        }
        tags(samples)
                .map(tag ->
                        slice(Figure.TAG + tag, samples, sample -> sample.tags().contains(tag)))
                .forEach(slices::add);
        return slices;
    }

    private static Stream<String> tags(List<ScoredSample> samples) {
        return samples.stream()
                .flatMap(scored -> scored.exchange().sample().tags().stream())
                .distinct()
                .sorted();
    }

    private static Slice slice(String name, List<ScoredSample> samples, Predicate<Sample> in) {
        return new Slice(
                name,
                samples.stream()
                        .filter(scored -> in.test(scored.exchange().sample()))
                        .toList());
    }

    /** The group of each sample. */
    List<String> sources() {
        return samples.stream()
                .map(scored -> scored.exchange().sample().source())
                .toList();
    }
}
