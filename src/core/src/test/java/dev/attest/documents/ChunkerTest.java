package dev.attest.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.attest.documents.Block.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ChunkerTest {

    private static final VersionKey VERSION = new VersionKey(new UUID(1, 2), 3);
    private static final ChunkSettings SETTINGS = new ChunkSettings(32, 24, 8);

    private final StringBuilder text = new StringBuilder();
    private final List<Block> blocks = new ArrayList<>();

    private ChunkerTest block(Kind kind, int level, String content) {
        text.append(text.isEmpty() ? "" : "\n\n");
        blocks.add(new Block(kind, level, new Span(text.length(), text.length() + content.length())));
        text.append(content);
        return this;
    }

    private List<Chunk> chunks() {
        return new Chunker(new WordCounter(), SETTINGS).chunk(VERSION, extraction());
    }

    private Extraction extraction() {
        return new Extraction(null, text.toString(), blocks, List.of());
    }

    private static String words(int count) {
        return "word ".repeat(count).strip();
    }

    @Test
    void makesNoChunkOfABlankText() {
        assertThat(chunks()).isEmpty();
        text.append(" \n ");
        assertThat(chunks()).isEmpty();
    }

    @Test
    void namesChunksByOrdinal() {
        block(Kind.PARAGRAPH, 0, words(20)).block(Kind.PARAGRAPH, 0, words(20));
        assertThat(chunks())
                .extracting(chunk -> chunk.id().toString())
                .containsExactly(VERSION.documentId() + ":3:0", VERSION.documentId() + ":3:1");
    }

    @Test
    void givesEachChunkItsHeadingsItsOwnIncluded() {
        block(Kind.PARAGRAPH, 0, words(10))
                .block(Kind.HEADING, 1, "Top")
                .block(Kind.HEADING, 2, "One")
                .block(Kind.PARAGRAPH, 0, words(20))
                .block(Kind.PARAGRAPH, 0, words(20))
                .block(Kind.HEADING, 2, "Two")
                .block(Kind.PARAGRAPH, 0, words(10))
                .block(Kind.HEADING, 1, "Next")
                .block(Kind.PARAGRAPH, 0, words(10));
        assertThat(chunks())
                .extracting(Chunk::headings)
                .containsExactly(
                        List.of(),
                        List.of("Top", "One"),
                        List.of("Top", "One"),
                        List.of("Top", "Two"),
                        List.of("Next"));
        assertThat(chunks().get(1).text()).startsWith("Top\n\nOne\n\nword");
        assertThat(chunks().get(2).text()).startsWith("word");
    }

    @Test
    void cutsAParagraphRatherThanLeaveItsHeadingAlone() {
        block(Kind.HEADING, 1, "A heading").block(Kind.PARAGRAPH, 0, words(15) + ". Next " + words(14) + ".");
        assertThat(chunks())
                .extracting(Chunk::text)
                .containsExactly("A heading\n\n" + words(15) + ".", "Next " + words(14) + ".");
    }

    @Test
    void joinsASmallSectionWithTheNextOneOfItsLevelOrBelow() {
        block(Kind.HEADING, 2, "A")
                .block(Kind.PARAGRAPH, 0, words(3))
                .block(Kind.HEADING, 2, "B")
                .block(Kind.PARAGRAPH, 0, words(3))
                .block(Kind.HEADING, 3, "B1")
                .block(Kind.PARAGRAPH, 0, words(3))
                .block(Kind.HEADING, 1, "C")
                .block(Kind.PARAGRAPH, 0, words(3));
        assertThat(chunks()).hasSize(3);
        assertThat(chunks().get(0).text()).contains("A", "B").doesNotContain("B1");
        assertThat(chunks().get(1).headings()).containsExactly("B", "B1");
        assertThat(chunks().get(2).headings()).containsExactly("C");
    }

    @Test
    void keepsAnIntroductionWithItsList() {
        block(Kind.PARAGRAPH, 0, words(20))
                .block(Kind.PARAGRAPH, 0, "Bring:")
                .block(Kind.LIST_ITEM, 1, "- " + words(10))
                .block(Kind.LIST_ITEM, 1, "- " + words(10));
        assertThat(chunks()).hasSize(2);
        assertThat(chunks().get(1).text()).startsWith("Bring:");
    }

    @Test
    void takesASectionWholeWhenItFitsThoughItIsLargerThanTheTarget() {
        block(Kind.PARAGRAPH, 0, words(20)).block(Kind.PARAGRAPH, 0, words(10));
        assertThat(chunks()).singleElement().extracting(Chunk::tokens).isEqualTo(30);
    }

    @Test
    void cutsCodeAtLines() {
        block(Kind.CODE, 0, "  a b. c\n".repeat(12).stripTrailing());
        assertThat(chunks())
                .hasSizeGreaterThan(1)
                .allSatisfy(
                        chunk -> assertThat(chunk.text()).startsWith("  a b. c").endsWith("c"));
    }

    @Test
    void cutsASentenceAtSpacesAndAWordBetweenCodePoints() {
        block(Kind.PARAGRAPH, 0, words(50) + " " + "😀".repeat(300));
        List<Chunk> chunks = chunks();
        assertThat(chunks).hasSizeGreaterThan(2).allSatisfy(chunk -> {
            assertThat(chunk.tokens()).isLessThanOrEqualTo(32);
            assertThat(Character.isLowSurrogate(chunk.text().charAt(0))).isFalse();
        });
        assertThat(chunks.get(0).text()).matches("(word )+");
    }

    @Test
    void knowsACutSentenceAsAWholeInEachChunkItRunsThrough() {
        block(Kind.PARAGRAPH, 0, "First. One " + words(70).replace("word word", "word  \n word") + ". Last.");
        List<Chunk> chunks = chunks();
        Span whole = new Span(7, text.length() - 6);
        List<Chunk> cut =
                chunks.stream().filter(chunk -> !chunk.cut().isEmpty()).toList();
        assertThat(cut).hasSizeBetween(3, Chunk.MOST_OF_A_SENTENCE).allSatisfy(chunk -> {
            assertThat(chunk.cut()).containsExactly(whole);
            assertThat(chunk.wholeSentences()).contains(whole);
            assertThat(chunk.sentences()).allSatisfy(part -> {
                assertThat(chunk.span().holds(part)).isTrue();
                assertThat(part.of(text.toString()).strip()).isEqualTo(part.of(text.toString()));
            });
        });
        assertThat(String.join("", cut.stream().map(Chunk::text).toList())).contains(whole.of(text.toString()));
    }

    @Test
    void knowsOnlyThePartsOfASentenceThatRunsThroughTooManyChunks() {
        block(Kind.PARAGRAPH, 0, words(40 * Chunk.MOST_OF_A_SENTENCE));
        assertThat(chunks()).hasSizeGreaterThan(Chunk.MOST_OF_A_SENTENCE).allSatisfy(chunk -> {
            assertThat(chunk.cut()).isEmpty();
            assertThat(chunk.sentences()).hasSize(1);
        });
    }

    @Test
    void knowsOfCodeThatALineWasCutButNotTheProgram() {
        block(
                Kind.CODE,
                0,
                "a\n".repeat(40) + words(50) + "\n" + "b\n".repeat(40).strip());
        List<Chunk> chunks = chunks();
        assertThat(chunks.get(0).cut()).isEmpty();
        assertThat(chunks.get(chunks.size() - 1).cut()).isEmpty();
        assertThat(chunks.stream().flatMap(chunk -> chunk.cut().stream()).distinct())
                .singleElement()
                .satisfies(cut -> assertThat(cut.of(text.toString())).contains(words(50)));
    }

    @Test
    void holdsToTheMaximumWithATokenizerThatCountsLineBreaks() {
        TokenCounter words = new WordCounter();
        TokenCounter counter = part -> words.count(part) + part.split("\n", -1).length - 1;
        for (int i = 0; i < 30; i++) {
            block(Kind.LIST_ITEM, 1, "- " + words(i % 4));
        }
        List<Chunk> chunks = new Chunker(counter, SETTINGS).chunk(VERSION, extraction());
        assertThat(chunks)
                .allSatisfy(chunk -> assertThat(chunk.tokens())
                        .isEqualTo(counter.count(chunk.text()))
                        .isLessThanOrEqualTo(32));
        assertThat(String.join("", chunks.stream().map(Chunk::text).toList()).replaceAll("\\s", ""))
                .isEqualTo(text.toString().replaceAll("\\s", ""));
    }

    @Test
    void boundsChunksThatTheTokenizerCountsAsOneUnknownToken() {
        block(Kind.PARAGRAPH, 0, "x".repeat(100_000));
        List<Chunk> chunks = new Chunker(text -> 1, SETTINGS).chunk(VERSION, extraction());
        assertThat(chunks).allSatisfy(chunk -> assertThat(chunk.text()).hasSizeLessThanOrEqualTo(32 * 32));
    }

    @Test
    void countsEachCharacterABoundedNumberOfTimes() {
        for (String unit : List.of("One more sentence stands here. ", "no stop ", "x", "😀", "a.b? ", ". ", "- \n")) {
            text.setLength(0);
            blocks.clear();
            block(Kind.PARAGRAPH, 0, unit.repeat(5_000_000 / unit.length()).strip());
            AtomicLong counted = new AtomicLong();
            TokenCounter counter = part -> {
                counted.addAndGet(part.length());
                return new WordCounter().count(part);
            };
            Chunker chunker = new Chunker(counter, new ChunkSettings(256, 192, 40));
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(20), () -> chunker.chunk(VERSION, extraction()), unit);
            assertThat(counted.get()).as(unit).isLessThan(10L * text.length());
        }
    }

    @Test
    void shortensAHeadingThatIsNone() {
        block(Kind.HEADING, 1, words(500)).block(Kind.PARAGRAPH, 0, words(3));
        assertThat(chunks())
                .allSatisfy(chunk ->
                        assertThat(chunk.headings()).singleElement().asString().hasSizeLessThanOrEqualTo(200));
    }

    @Test
    void refusesSizesThatContradictEachOther() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ChunkSettings(15, 10, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new ChunkSettings(32, 33, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new ChunkSettings(32, 20, 21));
        assertThatIllegalArgumentException().isThrownBy(() -> new ChunkSettings(32, 20, -1));
    }
}
