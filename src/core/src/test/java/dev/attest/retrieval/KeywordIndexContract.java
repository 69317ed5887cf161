package dev.attest.retrieval;

import static dev.attest.retrieval.IndexSamples.adding;
import static dev.attest.retrieval.IndexSamples.chunk;
import static dev.attest.retrieval.IndexSamples.everythingIn;
import static dev.attest.retrieval.IndexSamples.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
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

    @Test
    void measuresCoverageInAnEmptyIndex() {
        assertThat(now(index().coverage("sabbatical leave", List.of("leave", "sabbatical leave", ""))))
                .containsExactly(0.5, 1.0, 0.0);
        assertThat(now(index().coverage("", List.of("leave")))).containsExactly(0.0);
        assertThat(now(index().coverage("leave", List.of()))).isEmpty();
    }
}
