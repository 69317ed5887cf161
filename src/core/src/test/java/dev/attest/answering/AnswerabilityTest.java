package dev.attest.answering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attest.answering.Answerability.Signals;
import dev.attest.documents.Chunk;
import dev.attest.documents.ChunkId;
import dev.attest.documents.Span;
import dev.attest.documents.VisibleChunk;
import dev.attest.retrieval.InMemoryKeywordIndex;
import dev.attest.retrieval.Match;
import dev.attest.retrieval.Passage;
import dev.attest.retrieval.Relevance;
import dev.attest.retrieval.RelevanceSamples;
import dev.attest.retrieval.Retrieval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AnswerabilityTest {

    private static final String QUESTION = "parental leave";

    /** By the match alone: even odds at 0.5. */
    private static final AnswerabilityModel MODEL =
            new AnswerabilityModel(List.of(), -5, 0, 10, 0, new TreeMap<>(Map.of(0.01, 0.4, 0.1, 0.6)));

    private final Answerability answerability =
            new Answerability(new InMemoryKeywordIndex(), MODEL, new FalseRefusals(0.1, Map.of("faq", 0.01)));

    private static Passage passage(int rank, String text, double match) {
        Span span = new Span(0, text.length());
        return passage(rank, text, "c", Optional.of(new Match(span, match, match)));
    }

    private static Passage passage(int rank, String text, String collection, Optional<Match> match) {
        Span span = new Span(0, text.length());
        var chunk = new Chunk(new ChunkId(new UUID(0, rank), 1, 0), span, List.of(), List.of(span), text, 1);
        var relevance = new Relevance(Optional.empty(), Optional.empty(), OptionalDouble.empty(), match, 0);
        return new Passage(
                rank,
                0.5,
                relevance,
                new VisibleChunk(chunk, collection, "key", "Title", Optional.empty(), Instant.EPOCH));
    }

    private Signals signals(List<Passage> passages, List<Passage> next) {
        return answerability.signals(QUESTION, passages, next).block();
    }

    private boolean answerable(Passage... passages) {
        return answerable(List.of(), passages);
    }

    private boolean answerable(List<String> degraded, Passage... passages) {
        var retrieval = new Retrieval(List.of(passages), List.of(), Map.of(), degraded, Optional.empty());
        return answerability.answerable(QUESTION, retrieval).block();
    }

    @Test
    void looksAtTheBestThreeAndHoldsThemAgainstTen() {
        var places = new ArrayList<>(List.of(
                passage(1, "leave", 0.5),
                passage(2, "canteen", 0.8),
                passage(3, "travel", 0.3),
                passage(4, "parental leave", 0.9)));
        for (int rank = 5; rank <= 20; rank++) {
            places.add(passage(rank, "parental leave " + rank, rank <= 10 ? 0.1 : 1));
        }

        Signals signals = signals(places.subList(0, 8), places.subList(8, 20));

        assertThat(signals.coverage()).isCloseTo(0.5, within(1e-9));
        assertThat(signals.match()).isEqualTo(0.8);
        assertThat(signals.lead()).isCloseTo(0.9 - (0.5 + 0.8 + 0.3 + 6 * 0.1) / 9, within(1e-9));
    }

    @Test
    void aPassageAloneLeadsByItsWholeMatch() {
        assertThat(signals(List.of(passage(1, "leave", 0.7)), List.of()).lead()).isEqualTo(0.7);
    }

    @Test
    void aPassageWithoutWordsMatchesNothing() {
        var wordless = passage(1, "…", "c", RelevanceSamples.NONE.match());
        assertThat(signals(List.of(wordless), List.of())).isEqualTo(new Signals(0, 0, 0));
        assertThat(signals(List.of(passage(1, "leave", 0.7), wordless), List.of())
                        .lead())
                .isEqualTo(0.7);
    }

    @Test
    void whatOnlyFollowsBehindAnswersNothing() {
        Signals signals = signals(List.of(passage(1, "canteen", 0.2)), List.of(passage(2, "parental leave", 0.9)));
        assertThat(signals.coverage()).isZero();
        assertThat(signals.match()).isEqualTo(0.2);
    }

    @Test
    void whatCouldNotBeComparedIsAnsweredFrom() {
        Passage uncompared = passage(1, "canteen", "c", Optional.empty());
        assertThat(answerable(List.of(Retrieval.RERANKING), uncompared)).isTrue();
        assertThat(answerable(List.of(Retrieval.RERANKING))).isFalse();
        assertThat(answerable(uncompared)).isFalse();
    }

    @Test
    void theCollectionOfTheBestPassageSaysHowManyRefusalsAreAccepted() {
        Optional<Match> even = Optional.of(new Match(new Span(0, 1), 0.5, 0.5));
        Passage faq = passage(1, "leave", "faq", even);
        Passage other = passage(2, "leave", "contracts", even);

        assertThat(answerable(faq, other)).isTrue();
        assertThat(answerable(other, faq)).isFalse();
    }

    @Test
    void nothingFoundIsNotAnswerable() {
        assertThat(answerable()).isFalse();
    }
}
