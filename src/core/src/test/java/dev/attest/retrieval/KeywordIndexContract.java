package dev.attest.retrieval;

import static dev.attest.retrieval.IndexSamples.adding;
import static dev.attest.retrieval.IndexSamples.chunk;
import static dev.attest.retrieval.IndexSamples.everythingIn;
import static dev.attest.retrieval.IndexSamples.fields;
import static dev.attest.retrieval.IndexSamples.id;
import static dev.attest.retrieval.IndexSamples.narrowed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** What every {@link KeywordIndex} promises. */
public abstract class KeywordIndexContract extends FilteredIndexContract {

    @Override
    protected abstract KeywordIndex index();

    @Override
    protected final Mono<List<Hit>> find(String text, Scope scope, int limit) {
        return index().search(text, scope, limit);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "AND",
                "NOT (",
                "title:[* TO *]",
                "a~2^9",
                "+-&&||!(){}[]^\"~*?:\\/",
                "${jndi:x}",
                "' OR 1=1 --",
                "",
                " ",
                "\n\t\u0000",
                "\uD83D\uDE00",
                "\uD83D",
                "\u202E\uFEFF",
                "%s {0}"
            })
    void takesAnyTextForWords(String question) {
        apply(adding(1, 1, chunk(1, "parental leave lasts sixteen weeks")));

        assertThat(found(question, everythingIn(1), 10)).isEmpty();
        assertThat(found(question + " parental", everythingIn(1), 10)).containsExactly(id(1, 1, 0));
        assertThat(now(index().coverage(question, List.of("parental leave"))))
                .singleElement()
                .satisfies(share -> assertThat(share).isBetween(0.0, 1.0));
    }

    @Test
    void takesAQuestionOfTenThousandWords() {
        apply(adding(1, 1, chunk(1, "parental leave lasts sixteen weeks")));
        String words =
                "parental " + IntStream.range(0, 10_000).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));

        assertThat(found(words, everythingIn(1), 10)).containsExactly(id(1, 1, 0));
        assertThat(now(index().coverage(words, List.of("parental", words)))).satisfies(shares -> {
            assertThat(shares.get(0)).isBetween(0.0, 0.05);
            assertThat(shares.get(1)).isCloseTo(1.0, within(1e-9));
        });
    }

    @Test
    void findsNothingWithoutACommonWord() {
        apply(adding(1, 1, chunk(1, "parental leave lasts sixteen weeks")));

        assertThat(found("canteen hours", everythingIn(1), 10)).isEmpty();
    }

    @Test
    void takesRareWordsForHeavier() {
        apply(adding(
                1,
                1,
                chunk(1, "leave request"),
                chunk(2, "leave form"),
                chunk(3, "leave rules"),
                chunk(4, "sabbatical")));

        List<Double> shares = now(
                index().coverage("sabbatical leave", List.of("sabbatical", "leave", "sabbatical leave", "canteen")));

        assertThat(shares.get(0)).isGreaterThan(shares.get(1));
        assertThat(shares.get(0) + shares.get(1)).isCloseTo(1, within(1e-9));
        assertThat(shares.get(2)).isCloseTo(1, within(1e-9));
        assertThat(shares.get(3)).isZero();
    }

    @Test
    void takesUnknownWordsForHeaviest() {
        apply(adding(1, 1, chunk(1, "sabbatical"), chunk(2, "canteen")));

        List<Double> shares = now(index().coverage("sabbatical zeppelin", List.of("sabbatical", "zeppelin")));

        assertThat(shares.get(1)).isGreaterThan(shares.get(0));
    }

    private static Scope in(Scope scope, String filter) {
        return new Scope(scope.collections(), Optional.of(FilterSamples.filter(filter)));
    }

    @Test
    void tellsWhatAScopeLetsThrough() {
        apply(adding(
                1,
                1,
                chunk(id(1, 1, 0), 0, "parental leave", fields("dept", "HR")),
                chunk(id(2, 1, 0), 7, "parental leave", fields("dept", "HR")),
                chunk(id(3, 1, 0), 7, "canteen", fields("dept", "IT"))));
        apply(adding(2, 1, chunk(4, "canteen", fields("dept", "HR"))));
        Scope scope = in(narrowed(1, 0, 7), "{'dept': 'HR'}");

        assertThat(now(index().tally(scope))).isEqualTo(new Tally(2, 3));
        assertThat(now(index().tally(in(narrowed(1, 0), "{'dept': 'HR'}")))).isEqualTo(new Tally(1, 1));
        assertThat(now(index().tally(everythingIn(1, 2)))).isEqualTo(new Tally(4, 4));
        assertThat(now(index().tally(everythingIn(404)))).isEqualTo(new Tally(0, 0));
        assertThat(now(index().all(scope))).containsExactlyInAnyOrder(id(1, 1, 0), id(2, 1, 0));
        assertThat(now(index().all(in(everythingIn(1), "{'dept': 'none'}")))).isEmpty();
        assertThat(now(index().among(List.of(id(2, 1, 0), id(3, 1, 0), id(4, 1, 0), id(9, 1, 0)), scope)))
                .containsExactly(id(2, 1, 0));
        assertThat(now(index().among(List.of(), scope))).isEmpty();
    }

    @Test
    void comparesAllThatAScopeLetsThrough() {
        FakeEmbedder embedder = new FakeEmbedder();
        apply(adding(
                1,
                1,
                chunk(1, "parental leave", fields("dept", "HR")),
                chunk(2, "parental leave lasts sixteen weeks", fields("dept", "HR")),
                chunk(3, "parental leave", fields("dept", "IT"))));
        float[] question = embedder.vector("parental leave");
        Scope hr = in(everythingIn(1), "{'dept': 'HR'}");

        List<Hit> best = now(index().scan(question, hr, 10));
        assertThat(best).extracting(Hit::chunk).containsExactly(id(1, 1, 0), id(2, 1, 0));
        assertThat(best.get(0).score()).isBetween(-1.0, 1.0).isCloseTo(1, within(.005));
        assertThat(now(index().scan(question, hr, 1))).hasSize(1);
        assertThat(now(index().scan(question, in(everythingIn(1), "{'dept': 'none'}"), 10)))
                .isEmpty();
        assertThat(index().scan(new float[] {1, 0}, hr, 10).blockOptional()).isEmpty();

        apply(adding(1, 2, IndexedChunk.ofVector(id(4, 1, 0), 0, "leave", question, fields("dept", "HR"))));
        assertThat(index().scan(question, hr, 10).blockOptional()).isEmpty();
    }

    @Test
    void measuresCoverageInAnEmptyIndex() {
        assertThat(now(index().coverage("sabbatical leave", List.of("leave", "sabbatical leave", ""))))
                .containsExactly(0.5, 1.0, 0.0);
        assertThat(now(index().coverage("", List.of("leave")))).containsExactly(0.0);
        assertThat(now(index().coverage("leave", List.of()))).isEmpty();
    }
}
