package dev.attest.bench.filters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attest.bench.filters.FilterFigures.Asked;
import dev.attest.bench.measure.Figure;
import dev.attest.bench.synthetic.Synthetic;
import dev.attest.statistics.Estimate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiltersTest {

    @TempDir
    Path folder;

    @Test
    void findsNearlyAllThatIsNearestUnderEveryFilter() {
        var chunks = new Synthetic(2_000, 7);
        var run = new FilterRun(chunks, 5, 64);
        try (FilteredSystem lucene = FilteredSystem.lucene(folder)) {
            lucene.fill(chunks);

            List<FilterFigures> measured = run.measure(lucene);

            assertThat(measured).hasSize(FilterSet.of(chunks).size()).allSatisfy(figures -> {
                Figure recall = figures.figures().get(0);
                assertThat(recall.measure()).isEqualTo("recall@10");
                assertThat(recall.estimate().value()).isGreaterThan(.9);
                assertThat(recall.estimate().n()).isEqualTo(5);
            });
        }
    }

    @Test
    void lettingThroughAShareLetsThroughAboutThatMany() {
        var chunks = new Synthetic(20_000, 7);
        Map<String, Long> counts = FilterSet.of(chunks).stream()
                .collect(Collectors.toMap(
                        FilterSet::name,
                        set -> IntStream.range(0, chunks.size())
                                .filter(set.qualifies())
                                .count()));

        assertThat(counts.get("filter-1pct")).isBetween(150L, 250L);
        assertThat(counts.get("filter-50pct")).isBetween(9_700L, 10_300L);
        assertThat(counts.get("filter-50pct-of-topics")).isBetween(9_500L, 10_500L);
    }

    @Test
    void comparesWithWhatIsTrulyNearest() {
        var chunks = new Synthetic(100, 7);
        float[][] vectors = IntStream.range(0, 100).mapToObj(chunks::vector).toArray(float[][]::new);
        var exact = new ExactAnswers(vectors, vectors[42]);

        assertThat(exact.best(chunk -> true)).contains(42).hasSize(ExactAnswers.BEST);
        assertThat(exact.best(chunk -> chunk < 3)).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(exact.best(chunk -> false)).isEmpty();
    }

    @Test
    void putsAnIntervalAroundEachFigure() {
        var figures = new FilterFigures("lucene", "filter-1pct");
        IntStream.rangeClosed(1, 100).forEach(i -> figures.add(new Asked(1, .9, 2.0 * i, i, "scan")));

        Map<String, Figure> byName =
                figures.figures().stream().collect(Collectors.toMap(Figure::measure, figure -> figure));

        assertThat(byName.get("p50_ms").estimate().value()).isEqualTo(100);
        assertThat(byName.get("p99_ms_unfiltered").estimate().value()).isEqualTo(99);
        Estimate ratio = byName.get("p50_ratio").estimate();
        assertThat(ratio.value()).isCloseTo(2, within(1e-9));
        assertThat(ratio.low()).isLessThanOrEqualTo(2);
        assertThat(ratio.high()).isGreaterThanOrEqualTo(2);
        assertThat(byName.get("recall@10").json())
                .isEqualTo("{\"system\":\"lucene\",\"set\":\"filter-1pct\",\"measure\":\"recall@10\",\"value\":1.0,"
                        + "\"low\":1.0,\"high\":1.0,\"n\":100}");
    }
}
