package dev.attest.bench.filters;

import dev.attest.bench.synthetic.Synthetic;
import dev.attest.documents.Metadata.Value;
import dev.attest.retrieval.Filter;
import dev.attest.retrieval.Filter.Between;
import dev.attest.retrieval.Filter.Bound;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A filter, and what it lets through.
 *
 * @param name of the set of figures
 */
record FilterSet(String name, Filter filter, IntPredicate qualifies) {

    /** What is measured: filters that have nothing to do with what the questions are about, and one that has. */
    static List<FilterSet> of(Synthetic chunks) {
        return List.of(
                share("filter-0.1pct", 1, chunks),
                share("filter-1pct", 10, chunks),
                share("filter-10pct", 100, chunks),
                share("filter-20pct", 200, chunks),
                share("filter-30pct", 300, chunks),
                share("filter-50pct", 500, chunks),
                share("filter-90pct", 900, chunks),
                // Most questions are about other topics, so that nothing near them qualifies.
                new FilterSet("filter-10pct-of-topics", below("topic", 100), chunk -> chunks.topic(chunk) < 100),
                new FilterSet("filter-50pct-of-topics", below("topic", 500), chunk -> chunks.topic(chunk) < 500));
    }

    private static FilterSet share(String name, int thousandths, Synthetic chunks) {
        return new FilterSet(name, below("share", thousandths), chunk -> chunks.share(chunk) < thousandths);
    }

    private static Filter below(String key, int end) {
        return new Between(key, Optional.empty(), Optional.of(new Bound(new Value.Amount(end), false)));
    }
}
