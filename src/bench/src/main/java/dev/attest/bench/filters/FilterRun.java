package dev.attest.bench.filters;

import dev.attest.bench.filters.FilterFigures.Asked;
import dev.attest.bench.synthetic.Synthetic;
import dev.attest.retrieval.Filter;
import dev.attest.retrieval.Hit;
import dev.attest.retrieval.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Asks the same questions without a filter and under each filter, in turns, so that the machine's load falls on all alike. */
final class FilterRun {

    private final float[][] questions;
    private final List<FilterSet> sets;
    private final int limit;
    private final List<List<Set<Integer>>> exact = new ArrayList<>();
    private final List<Set<Integer>> exactUnfiltered = new ArrayList<>();

    FilterRun(Synthetic chunks, int questions, int limit) {
        this.questions = chunks.questions(questions);
        this.sets = FilterSet.of(chunks);
        this.limit = limit;
        // Held for so long only: each is compared with every question.
        float[][] vectors =
                IntStream.range(0, chunks.size()).mapToObj(chunks::vector).toArray(float[][]::new);
        for (float[] question : this.questions) {
            var answers = new ExactAnswers(vectors, question);
            exactUnfiltered.add(answers.best(chunk -> true));
            exact.add(sets.stream().map(set -> answers.best(set.qualifies())).toList());
        }
    }

    /** Warms up with the same questions first. */
    List<FilterFigures> measure(FilteredSystem system) {
        for (float[] question : questions) {
            timed(system, question, Optional.empty());
            sets.forEach(set -> timed(system, question, Optional.of(set.filter())));
        }
        List<FilterFigures> figures = sets.stream()
                .map(set -> new FilterFigures(system.name(), set.name()))
                .toList();
        for (int question = 0; question < questions.length; question++) {
            for (int set = 0; set < sets.size(); set++) {
                figures.get(set).add(asked(system, question, set));
            }
        }
        return figures;
    }

    private Asked asked(FilteredSystem system, int question, int set) {
        Timed unfiltered = timed(system, questions[question], Optional.empty());
        Timed filtered =
                timed(system, questions[question], Optional.of(sets.get(set).filter()));
        return new Asked(
                recall(filtered.nearest(), exact.get(question).get(set)),
                recall(unfiltered.nearest(), exactUnfiltered.get(question)),
                filtered.millis(),
                unfiltered.millis(),
                filtered.nearest().way().name().toLowerCase(Locale.ROOT));
    }

    private record Timed(Nearest nearest, double millis) {}

    private Timed timed(FilteredSystem system, float[] question, Optional<Filter> filter) {
        long begun = System.nanoTime();
        Nearest nearest = system.nearest(question, filter, limit);
        return new Timed(nearest, (System.nanoTime() - begun) / 1e6);
    }

    private static double recall(Nearest nearest, Set<Integer> best) {
        long found = nearest.hits().stream()
                .limit(ExactAnswers.BEST)
                .map(Hit::chunk)
                .map(Synthetic::chunk)
                .filter(best::contains)
                .count();
        return best.isEmpty() ? 1 : (double) found / best.size();
    }
}
