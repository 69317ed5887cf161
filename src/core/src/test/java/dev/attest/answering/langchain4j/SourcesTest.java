package dev.attest.answering.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.answering.Markers;
import dev.attest.answering.Statement;
import dev.attest.answering.Statement.Evidence;
import dev.attest.documents.Chunk;
import dev.attest.documents.ChunkId;
import dev.attest.documents.Sentences;
import dev.attest.documents.Span;
import dev.attest.documents.VisibleChunk;
import dev.attest.retrieval.Encoding;
import dev.attest.retrieval.Passage;
import dev.attest.retrieval.RelevanceSamples;
import dev.attest.retrieval.TokenEncoder;
import dev.attest.retrieval.TokenVectors;
import dev.attest.retrieval.onnx.OnnxEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class SourcesTest {

    private static final int OFFSET = 100;
    private static final String NOTICE = "Employees of the depot wear badges. The period of notice is three months. It"
            + " begins on the first day of a quarter. The canteen opens at eight.";
    private static final String PROBATION =
            "During probation, the period of notice is 14 days. Visitors sign in at the desk.";
    private static final List<Passage> PASSAGES = List.of(passage(NOTICE), passage(PROBATION));

    private static OnnxEncoder encoder;

    @BeforeAll
    static void open() {
        encoder = OnnxEncoder.open();
    }

    @AfterAll
    static void close() {
        encoder.close();
    }

    private static Passage passage(String text) {
        Chunk chunk = new Chunk(
                new ChunkId(new UUID(0, text.length()), 1, 0),
                new Span(OFFSET, OFFSET + text.length()),
                List.of("Leaving"),
                Sentences.of(text).stream().map(span -> span.shift(OFFSET)).toList(),
                text,
                10);
        return new Passage(
                1,
                0.9,
                RelevanceSamples.NONE,
                new VisibleChunk(chunk, "handbook", "a.md", "Handbook", Optional.empty(), Instant.EPOCH));
    }

    private static Sources.Linked link(String sentence, Integer... markers) {
        return new Linker(encoder)
                .read("How long is the notice?", PASSAGES)
                .link(sentence, List.of(markers))
                .block();
    }

    private static List<String> quotes(Sources.Linked linked) {
        return linked.statement().evidence().stream().map(SourcesTest::quote).toList();
    }

    private static String quote(Evidence evidence) {
        return evidence.span()
                .shift(-OFFSET)
                .of(PASSAGES.get(evidence.passage()).chunk().text());
    }

    @Test
    void findsTheSentenceOfThePassageThatAMarkerNames() {
        Sources.Linked linked = link("The notice period is three months.", 1);
        assertThat(quotes(linked)).containsExactly("The period of notice is three months.");
        assertThat(linked.markers()).isEqualTo(new Markers(1, 0, 0));
    }

    @Test
    void findsOneSentenceForEachMarker() {
        assertThat(quotes(link("The notice period is three months, in probation 14 days.", 1, 2)))
                .containsExactly(
                        "The period of notice is three months.", "During probation, the period of notice is 14 days.");
    }

    @Test
    void takesTwoAdjacentSentencesWhereBothAreNeeded() {
        assertThat(quotes(link("The period of notice is three months and begins on the first day of a quarter.", 1)))
                .containsExactly("The period of notice is three months. It begins on the first day of a quarter.");
    }

    @Test
    void doubtsAMarkerWhosePassageLacksTheNumber() {
        Sources.Linked linked = link("The notice period is nine years.", 1);
        assertThat(linked.statement().evidence()).isEmpty();
        assertThat(linked.markers()).isEqualTo(new Markers(1, 0, 1));
    }

    @Test
    void doubtsAMarkerWhosePassageIsAboutSomethingElse() {
        Sources.Linked linked = link("Photosynthesis turns carbon dioxide into sugar.", 1, 2);
        assertThat(linked.statement().evidence()).isEmpty();
        assertThat(linked.markers()).isEqualTo(new Markers(2, 0, 2));
    }

    @Test
    void findsTheSourceInAnotherPassageThanTheOneNamed() {
        Sources.Linked linked = link("In probation the period of notice is 14 days.", 1);
        assertThat(quotes(linked)).containsExactly("During probation, the period of notice is 14 days.");
        assertThat(linked.markers()).isEqualTo(new Markers(1, 1, 0));
    }

    @Test
    void believesAMarkerOfASentenceThatAddsNumbersUp() {
        assertThat(link("In probation notice is 14 days, which is 336 hours.", 2)
                        .markers())
                .isEqualTo(new Markers(1, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You have to give three months' notice.",
                "Staff must always carry a badge.",
                "Lunch is available from eight.",
                "Three months.",
                "Yes."
            })
    void believesAMarkerThoughTheSentenceHasOtherWords(String sentence) {
        assertThat(link(sentence, 1).markers()).isEqualTo(new Markers(1, 0, 0));
    }

    @Test
    void keepsTheMarkersThatAreRightAndDropsOneThatPointsNowhere() {
        Sources.Linked linked = link("The notice period is three months.", 1, 9);
        assertThat(quotes(linked)).containsExactly("The period of notice is three months.");
        assertThat(linked.markers()).isEqualTo(new Markers(2, 0, 1));
    }

    @Test
    void repairsAMarkerThatPointsNowhere() {
        Sources.Linked linked = link("In probation the period of notice is 14 days.", 7);
        assertThat(quotes(linked)).containsExactly("During probation, the period of notice is 14 days.");
        assertThat(linked.markers()).isEqualTo(new Markers(1, 1, 0));
    }

    @Test
    void findsASourceForASentenceThatNamesNone() {
        Sources.Linked linked = link("- **The notice period is 3 months.**");
        assertThat(quotes(linked)).containsExactly("The period of notice is three months.");
        assertThat(linked.markers()).isEqualTo(new Markers(0, 1, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Here is what I found:",
                "The notice period is four months.",
                "During probation, the period of notice is 15 days.",
                "In Denmark the period of notice is three months.",
                "Invoices are paid on Tuesdays.",
                "Yes.",
                "---"
            })
    void findsNoSourceThatIsNotClear(String sentence) {
        assertThat(link(sentence)).isEqualTo(new Sources.Linked(new Statement(sentence, List.of()), Markers.NONE));
        assertThat(link(sentence, 0, 3).markers()).isEqualTo(new Markers(2, 0, 2));
    }

    @Test
    void waitsForNoPassageThatASentenceDoesNotNameAndKeepsNoSentence() {
        var slow = new TokenEncoder() {
            @Override
            public String name() {
                return encoder.name();
            }

            @Override
            public float[] centre() {
                return encoder.centre();
            }

            @Override
            public Mono<List<Encoding>> encode(List<String> passages) {
                return passages.contains(PROBATION) ? Mono.never() : encoder.encode(passages);
            }

            @Override
            public Mono<TokenVectors> questionTokens(String text) {
                return Mono.error(new AssertionError("An answer's sentence would be kept as a question is: " + text));
            }

            @Override
            public Mono<TokenVectors> sentenceTokens(String text) {
                return encoder.sentenceTokens(text);
            }
        };
        try (Sources sources = new Linker(slow).read("How long?", PASSAGES)) {
            assertThat(quotes(sources.link("The notice period is three months.", List.of(1))
                            .block(Duration.ofSeconds(30))))
                    .hasSize(1);
        }
    }

    @Test
    void needsNoSourceForWhatTheQuestionSaid() {
        Sources sources =
                new Linker(encoder).read("Eva in Oslo has 5 cats. How long is her notice in probation?", PASSAGES);
        assertThat(sources.link("For Eva the period of notice during probation is 14 days.", List.of())
                        .block()
                        .statement()
                        .evidence())
                .hasSize(1);
    }
}
