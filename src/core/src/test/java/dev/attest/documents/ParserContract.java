package dev.attest.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.documents.UnreadableDocument.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** What every {@link Parser} keeps. */
public abstract class ParserContract {

    protected abstract Parser parser();

    protected abstract String mediaType();

    /** A file with several blocks and characters beyond ASCII and the BMP. */
    protected abstract byte[] readable();

    /** Texts of blocks in {@link #readable()}. */
    protected List<String> readableBlocks() {
        return List.of("Second paragraph.");
    }

    /** A file that is whole but shows no text. */
    protected abstract byte[] withoutText();

    /** A file that cannot be read. */
    protected abstract byte[] broken();

    protected final Extraction parse(byte[] bytes) {
        Extraction extraction = parser().parse(source(bytes)).block();
        assertStructure(extraction);
        return extraction;
    }

    protected final Extraction parse(String text) {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    protected final Source source(byte[] bytes) {
        return new Source("the file.x", mediaType(), bytes);
    }

    @Test
    void readsItsOwnTypeOnly() {
        assertThat(parser().reads(mediaType())).isTrue();
        assertThat(parser().reads("application/x-unheard-of")).isFalse();
    }

    @Test
    void findsTheBlocksOfAFile() {
        Extraction extraction = parse(readable());
        assertThat(extraction.blocks())
                .extracting(block -> block.span().of(extraction.text()))
                .containsAll(readableBlocks());
    }

    @Test
    void givesTheSameExtractionForTheSameBytes() {
        assertThat(parse(readable())).isEqualTo(parse(readable()));
    }

    @Test
    void refusesAnEmptyFile() {
        assertRefused(new byte[0], Reason.EMPTY);
    }

    @Test
    void refusesAFileWithoutText() {
        assertRefused(withoutText(), Reason.NO_TEXT);
    }

    @Test
    void refusesABrokenFile() {
        assertRefused(broken(), Reason.BROKEN);
    }

    protected final void assertRefused(byte[] bytes, Reason reason) {
        StepVerifier.create(parser().parse(source(bytes)))
                .expectErrorSatisfies(error -> {
                    assertThat(error).isInstanceOf(UnreadableDocument.class);
                    assertThat(((UnreadableDocument) error).reason()).isEqualTo(reason);
                    assertThat(error).hasMessageContaining("\"the file.x\"").hasMessageEndingWith(".");
                })
                .verify();
    }

    /** Every character that is not white space is in one block; blocks end and begin with such characters. */
    private static void assertStructure(Extraction extraction) {
        String text = extraction.text();
        int end = 0;
        for (Block block : extraction.blocks()) {
            int gap = end;
            String between = text.substring(gap, block.span().start());
            assertThat(between).isBlank();
            if (gap > 0) {
                assertThat(between.strip()).isEmpty();
                assertThat(between.chars().filter(c -> c == '\n').count()).isBetween(1L, 2L);
            }
            String content = block.span().of(text);
            assertThat(content).isEqualTo(content.stripTrailing()).isNotBlank();
            if (block.kind() != Block.Kind.CODE) {
                assertThat(content).isEqualTo(content.strip()).doesNotContain("\n\n");
            }
            if (block.kind() == Block.Kind.HEADING) {
                assertThat(block.level()).isBetween(1, 6);
            }
            end = block.span().end();
        }
        assertThat(text.substring(end)).isBlank();
        assertThat(text).doesNotContain("\r");
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).isTrue();
    }
}
