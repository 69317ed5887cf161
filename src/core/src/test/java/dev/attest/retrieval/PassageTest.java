package dev.attest.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.attest.documents.Chunk;
import dev.attest.documents.Span;
import dev.attest.documents.VisibleChunk;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PassageTest {

    private static final Chunk FIRST = chunk(0, 100, "The notice ");
    private static final Chunk FOUND = chunk(1, 111, "is three ");
    private static final Chunk LAST = chunk(2, 120, "months.");
    private static final Chunk WHOLE = chunk(1, 100, "The notice is three months.");

    private static Chunk chunk(int ordinal, int start, String text) {
        var span = new Span(start, start + text.length());
        return new Chunk(IndexSamples.id(1, 1, ordinal), span, List.of(), List.of(span), text, 3);
    }

    private static Passage passage(Chunk... parts) {
        var source = new VisibleChunk(WHOLE, "c", "key", "Title", Optional.empty(), Instant.EPOCH);
        return new Passage(1, 0.5, RelevanceSamples.NONE, source, List.of(), List.of(parts));
    }

    @Test
    void knowsTheChunkThatWasFoundAndTheOthers() {
        Passage passage = passage(FIRST, FOUND, LAST);
        assertThat(passage.found()).isEqualTo(FOUND);
        assertThat(passage.joined()).containsExactly(FIRST.id(), LAST.id());
    }

    @Test
    void namesThePartThatASpanBeginsIn() {
        Passage passage = passage(FIRST, FOUND, LAST);
        assertThat(passage.partOf(new Span(100, 127))).isEqualTo(FIRST);
        assertThat(passage.partOf(new Span(110, 112))).isEqualTo(FIRST);
        assertThat(passage.partOf(new Span(111, 127))).isEqualTo(FOUND);
        assertThat(passage.partOf(new Span(126, 127))).isEqualTo(LAST);
        assertThatIllegalArgumentException().isThrownBy(() -> passage.partOf(new Span(99, 101)));
        assertThatIllegalArgumentException().isThrownBy(() -> passage.partOf(new Span(127, 128)));
    }

    @Test
    void isMadeOfPartsWithoutAGapAndInTheirOrder() {
        var elsewhere = chunk(2, 121, "months.");
        var otherText = chunk(2, 120, "months!");
        for (Passages wrong : List.<Passages>of(
                () -> passage(FIRST, FOUND),
                () -> passage(FOUND, FIRST, LAST),
                () -> passage(FIRST, FOUND, elsewhere),
                () -> passage(FIRST, FOUND, otherText))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(wrong::make)
                    .withMessage("The parts of passage 1 are not its text");
        }
    }

    private interface Passages {
        Passage make();
    }

    @Test
    void holdsTheChunkThatWasFound() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> passage(FIRST, chunk(3, 111, "is three "), LAST))
                .withMessage("The chunk that was found is no part of passage 1");
    }
}
