package dev.attest.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.Block.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the chunks of any extraction; a failure names its seed. */
class ChunkerPropertyTest {

    private static final String[] WORDS = {
        "a",
        "day",
        "leave",
        "e.g.",
        "25",
        "euros.",
        "Dr.",
        "😀",
        "𝒳𝒴𝒵",
        "naïve",
        "end.",
        "why?",
        "https://x.org/a?b=c",
        "extraordinarily",
        "\u00a0",
        "(see",
        "p.",
        "5)",
        "…",
        "|",
        ":",
        "\n",
        "漢字です。",
        "no:"
    };

    private static final List<Kind> KINDS = List.of(Kind.values());

    private final TokenCounter counter = new WordCounter();

    static IntStream seeds() {
        return IntStream.range(0, 400);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void chunksCoverTheTextInOrderWithinTheirSize(int seed) {
        Random random = new Random(seed);
        Extraction extraction = extraction(random);
        int max = 16 + random.nextInt(100);
        int target = 1 + random.nextInt(max);
        ChunkSettings settings = new ChunkSettings(max, target, random.nextInt(target + 1));
        VersionKey version = new VersionKey(new UUID(0, seed), 1);

        List<Chunk> chunks = new Chunker(counter, settings).chunk(version, extraction);

        assertThat(new Chunker(counter, settings).chunk(version, extraction)).isEqualTo(chunks);
        String text = extraction.text();
        int end = 0;
        for (int i = 0; i < chunks.size(); i++) {
            Chunk chunk = chunks.get(i);
            int gap = end;
            assertThat(chunk.id()).isEqualTo(new ChunkId(version.documentId(), 1, i));
            assertThat(chunk.span().start()).isGreaterThanOrEqualTo(gap);
            assertThat(text.substring(gap, chunk.span().start())).isBlank();
            assertThat(chunk.text()).isEqualTo(chunk.span().of(text)).isNotBlank();
            assertThat(chunk.tokens()).isEqualTo(counter.count(chunk.text())).isLessThanOrEqualTo(max);
            assertThat(isInsidePair(text, chunk.span().start())).isFalse();
            assertThat(isInsidePair(text, chunk.span().end())).isFalse();
            end = chunk.span().end();
        }
        assertThat(text.substring(end)).isBlank();
        assertHeadings(extraction, chunks);
        assertWholeBlocks(extraction, chunks, max);
        assertCutSentences(text, chunks);
    }

    /** The chunks that a cut sentence runs through are its text, put together, and each of them knows it. */
    private static void assertCutSentences(String text, List<Chunk> chunks) {
        for (Chunk chunk : chunks) {
            for (Span cut : chunk.cut()) {
                List<Chunk> parts = chunks.stream()
                        .filter(part -> part.span().overlaps(cut))
                        .toList();
                assertThat(parts)
                        .hasSizeBetween(2, Chunk.MOST_OF_A_SENTENCE)
                        .allSatisfy(part -> assertThat(part.cut()).contains(cut));
                int start = parts.get(0).span().start();
                String together =
                        String.join("", parts.stream().map(Chunk::text).toList());
                assertThat(cut.shift(-start).of(together)).isEqualTo(cut.of(text));
            }
        }
    }

    /** A chunk ends in a heading only at the end of the text or in a run of headings larger than half a chunk. */
    private void assertHeadings(Extraction extraction, List<Chunk> chunks) {
        List<Block> blocks = extraction.blocks();
        for (int i = 0; i + 1 < blocks.size(); i++) {
            if (blocks.get(i).kind() != Kind.HEADING || blocks.get(i + 1).kind() == Kind.HEADING) {
                continue;
            }
            int last = blocks.get(i).span().end();
            assertThat(chunks)
                    .as("a chunk ends in the heading at " + last)
                    .noneMatch(chunk -> chunk.span().end() == last);
        }
        for (Chunk chunk : chunks) {
            List<Block> before = blocks.stream()
                    .filter(block -> block.kind() == Kind.HEADING
                            && block.span().start() <= chunk.span().start())
                    .toList();
            assertThat(chunk.headings().isEmpty()).isEqualTo(before.isEmpty());
        }
    }

    /** A block that fits into a chunk with all the headings right above it is in one chunk. */
    private void assertWholeBlocks(Extraction extraction, List<Chunk> chunks, int max) {
        List<Block> blocks = extraction.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            int first = i;
            while (first > 0 && blocks.get(first - 1).kind() == Kind.HEADING) {
                first--;
            }
            int size = 0;
            for (Block block : blocks.subList(first, i + 1)) {
                size += Math.max(
                        counter.count(block.span().of(extraction.text())),
                        block.span().length() / 32 + 1);
            }
            Span span = blocks.get(i).span();
            if (size <= max / (blocks.get(i).kind() == Kind.HEADING ? 2 : 1)) {
                assertThat(chunks)
                        .as("a chunk holds the whole block at " + span)
                        .anyMatch(chunk -> chunk.span().start() <= span.start()
                                && span.end() <= chunk.span().end());
            }
        }
    }

    private static boolean isInsidePair(String text, int at) {
        return at > 0 && at < text.length() && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    }

    private static Extraction extraction(Random random) {
        StringBuilder text = new StringBuilder();
        List<Block> blocks = new ArrayList<>();
        int count = random.nextInt(40);
        int longest = 1 + random.nextInt(random.nextInt(10) == 0 ? 400 : 40);
        for (int i = 0; i < count; i++) {
            Kind kind = KINDS.get(random.nextInt(KINDS.size()));
            String content = content(random, kind == Kind.HEADING ? 1 + longest / 6 : longest);
            if (content.isEmpty()) {
                continue;
            }
            text.append(text.isEmpty() ? "" : random.nextBoolean() ? "\n\n" : "\n  ");
            Span span = new Span(text.length(), text.length() + content.length());
            blocks.add(new Block(kind, kind == Kind.HEADING ? 1 + random.nextInt(6) : 0, span));
            text.append(content);
        }
        return new Extraction(null, text.toString(), blocks, List.of());
    }

    private static String content(Random random, int longest) {
        StringBuilder content = new StringBuilder();
        for (int i = random.nextInt(longest + 1); i > 0; i--) {
            content.append(WORDS[random.nextInt(WORDS.length)]);
            content.append(random.nextInt(12) == 0 ? "" : " ");
        }
        if (random.nextInt(20) == 0) {
            content.append("x😀".repeat(random.nextInt(300)));
        }
        return content.toString().strip();
    }
}
