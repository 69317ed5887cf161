package dev.attest.retrieval;

import static dev.attest.retrieval.IndexSamples.adding;
import static dev.attest.retrieval.IndexSamples.chunk;
import static dev.attest.retrieval.IndexSamples.deleting;
import static dev.attest.retrieval.IndexSamples.document;
import static dev.attest.retrieval.IndexSamples.everythingIn;
import static dev.attest.retrieval.IndexSamples.fields;
import static dev.attest.retrieval.IndexSamples.id;
import static dev.attest.retrieval.IndexSamples.narrowed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.ChunkId;
import dev.attest.documents.Metadata;
import dev.attest.documents.VersionKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every index promises of searches under a filter. */
public abstract class FilteredIndexContract extends ChunkIndexContract {

    private static final String TEXT = "parental leave";
    private static final int CHUNKS = 60;

    private static Scope in(Scope scope, String filter) {
        return new Scope(scope.collections(), Optional.of(FilterSamples.filter(filter)));
    }

    private List<ChunkId> found(String filter, int limit) {
        return found(TEXT, in(everythingIn(1), filter), limit);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'dept': 'HR'}",
                "{'dept': {'$in': ['HR', 'IT']}}",
                "{'tags': 'red'}",
                "{'tags': {'$in': ['blue', 'green']}, 'draft': false}",
                "{'draft': true}",
                "{'draft': 'true'}",
                "{'year': 2021}",
                "{'year': '2021'}",
                "{'year': {'$gte': 2021}}",
                "{'year': {'$gt': 2021, '$lte': 2023}}",
                "{'year': {'$lt': -1.5}}",
                "{'year': {'$gte': -1.5}}",
                "{'year': {'$gt': '2'}}",
                "{'year': {'$gte': 2021, '$lt': 'z'}}",
                "{'day': {'$gte': '2024-02-10', '$lt': '2024-03'}}",
                "{'day': {'$gt': '2024-02-10'}}",
                "{'day': {'$lt': '2024-02-10'}}",
                "{'day': {'$lte': 2024}}",
                "{'tags': {'$gt': 'green'}}",
                "{'$not': {'dept': 'HR'}}",
                "{'$not': {'$or': [{'dept': 'HR'}, {'year': {'$gte': 2022}}]}}",
                "{'$or': [{'dept': 'HR'}, {'$not': {'year': {'$gte': 2020}}}]}",
                "{'$and': [{'dept': {'$in': ['HR', 'IT']}}, {'$not': {'tags': 'red'}}], 'draft': false}",
                "{'nobody': 'knows'}",
                "{'$not': {'nobody': 'knows'}}"
            })
    void findsWhatTheFilterMeansAndNothingElse(String json) {
        apply(adding(1, 1, sampleChunks()));
        Filter filter = FilterSamples.filter(json);
        List<ChunkId> meant = IntStream.range(0, CHUNKS)
                .filter(n -> FilterMeaning.admits(filter, sample(n)))
                .mapToObj(n -> id(n, 1, 0))
                .toList();

        assertThat(found(json, 2 * CHUNKS)).containsExactlyInAnyOrderElementsOf(meant);
        assertThat(found(json, 3)).hasSize(Math.min(3, meant.size()));
    }

    private static IndexedChunk[] sampleChunks() {
        return IntStream.range(0, CHUNKS)
                .mapToObj(n -> chunk(n, TEXT + " number " + n, sample(n)))
                .toArray(IndexedChunk[]::new);
    }

    /** Some of them lack some keys, and under the same key stand values of several types. */
    private static Map<String, Metadata.Value> sample(int n) {
        Random random = new Random(n);
        Object year =
                List.of(2019.5, 2020, 2021, 2022, 2023, -1.5, -3, "2021", "20").get(random.nextInt(9));
        var all = fields(
                "dept", List.of("HR", "IT", "Sales", "hr").get(random.nextInt(4)),
                "tags",
                        List.of(List.of("red"), List.of("red", "blue"), List.of("green", "Ωmega"), List.of())
                                .get(random.nextInt(4)),
                "draft", random.nextBoolean(),
                "year", year,
                "day", "2024-0" + (1 + random.nextInt(4)) + "-" + (10 + random.nextInt(3)));
        var some = new HashMap<>(all);
        some.keySet().removeIf(key -> random.nextInt(5) == 0);
        return some;
    }

    @Test
    void findsTheFewThatQualifyHoweverManyBetterOnesDoNot() {
        apply(adding(
                1,
                1,
                IntStream.range(0, 500)
                        .mapToObj(n -> chunk(n, TEXT, fields("dept", "IT")))
                        .toArray(IndexedChunk[]::new)));
        apply(adding(
                1,
                2,
                chunk(600, "leave policy for all who work here", fields("dept", "HR")),
                chunk(601, "the leave desk of this building is on the ground floor", fields("dept", "HR"))));

        assertThat(found("{'dept': 'HR'}", 10)).containsExactlyInAnyOrder(id(600, 1, 0), id(601, 1, 0));
        assertThat(found("{'$not': {'dept': 'HR'}}", 1_000)).hasSize(500);
    }

    @Test
    void neverWidensWhatTheScopeAllows() {
        apply(adding(
                1,
                1,
                chunk(id(1, 1, 0), 0, TEXT, fields("dept", "HR")),
                chunk(id(2, 1, 0), 7, TEXT, fields("dept", "HR")),
                chunk(id(3, 1, 0), 7, TEXT, fields("dept", "IT"))));
        apply(adding(2, 1, chunk(4, TEXT, fields("dept", "HR"))));

        assertThat(found(TEXT, in(narrowed(1, 0), "{'dept': 'HR'}"), 10)).containsExactly(id(1, 1, 0));
        assertThat(found(TEXT, in(narrowed(1, 0), "{'$not': {'dept': 'IT'}}"), 10))
                .containsExactly(id(1, 1, 0));
        assertThat(found(TEXT, in(narrowed(1, 0, 7), "{'$or': [{'dept': 'HR'}, {'dept': 'IT'}]}"), 10))
                .containsExactlyInAnyOrder(id(1, 1, 0), id(2, 1, 0), id(3, 1, 0));
        assertThat(found(TEXT, in(narrowed(1), "{'dept': 'HR'}"), 10)).isEmpty();
        assertThat(found(TEXT, in(everythingIn(2), "{'dept': {'$in': ['HR', 'IT']}}"), 10))
                .containsExactly(id(4, 1, 0));
        assertThat(found(TEXT, in(new Scope(List.of()), "{'$not': {'dept': 'IT'}}"), 10))
                .isEmpty();
    }

    @Test
    void forgetsUnderAFilterToo() {
        apply(adding(
                1, 1, chunk(1, TEXT, fields("n", 1)), chunk(2, TEXT, fields("n", 2)), chunk(3, TEXT, fields("n", 3))));
        apply(deleting(1, 2, 1));
        apply(new IndexChanges(1, 2, List.of(), List.of(), List.of(new VersionKey(document(2), 1))));

        assertThat(found("{'n': {'$gte': 1}}", 10)).containsExactly(id(3, 1, 0));
    }
}
