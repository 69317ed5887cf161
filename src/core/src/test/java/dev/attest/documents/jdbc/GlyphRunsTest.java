package dev.attest.documents.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.attest.documents.GlyphRun;
import dev.attest.documents.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlyphRunsTest {

    private static final Offset<Float> A_32ND = within(1 / 32f + 0.001f);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void givesBackWhatItWrote(long seed) {
        Random random = new Random(seed);
        Span page = new Span(random.nextInt(1_000_000), Integer.MAX_VALUE);
        List<GlyphRun> runs = anything(random, page.start());
        List<GlyphRun> read = GlyphRuns.decode(page, GlyphRuns.encode(page, runs));
        assertThat(read).hasSameSizeAs(runs);
        for (int i = 0; i < runs.size(); i++) {
            assertThat(read.get(i).span()).isEqualTo(runs.get(i).span());
            assertThat(read.get(i).top()).isCloseTo(runs.get(i).top(), A_32ND);
            assertThat(read.get(i).height()).isCloseTo(runs.get(i).height(), A_32ND);
            for (int edge = 0; edge < runs.get(i).edges().length; edge++) {
                assertThat(read.get(i).edges()[edge]).isCloseTo(runs.get(i).edges()[edge], A_32ND);
            }
        }
        assertThat(GlyphRuns.decode(page, GlyphRuns.encode(page, read))).isEqualTo(read);
    }

    /** Runs of any length, none too, in any direction, beyond the page's edges, with gaps of text between them. */
    private static List<GlyphRun> anything(Random random, int start) {
        var runs = new ArrayList<GlyphRun>();
        int at = start;
        for (int i = 0; i < 200; i++) {
            at += random.nextInt(300);
            int length = random.nextInt(40);
            float[] edges = new float[length + 1];
            edges[0] = random.nextFloat(-100, 2_000);
            for (int edge = 1; edge <= length; edge++) {
                edges[edge] = edges[edge - 1] + (random.nextInt(5) == 0 ? 0 : random.nextFloat(0, 30));
            }
            float top = random.nextFloat(-50, 3_000);
            runs.add(new GlyphRun(new Span(at, at + length), top, random.nextFloat(0, 90), edges));
            at += length;
        }
        return runs;
    }

    @Test
    void noRunsTakeNoRoom() {
        assertThat(GlyphRuns.encode(new Span(5, 5), List.of())).isEmpty();
        assertThat(GlyphRuns.decode(new Span(5, 5), new byte[0])).isEmpty();
    }

    @Test
    void aFullPageOfRandomLettersTakesLessThanFourKilobytes() {
        Random random = new Random(42);
        float[] widths = new float[26];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = random.nextInt(280, 900) / 100f;
        }
        var runs = new ArrayList<GlyphRun>();
        int at = 0;
        // 45 justified lines of about 12 words, a run each: some 3,000 characters.
        for (int line = 0; line < 45; line++) {
            float x = 72;
            float space = random.nextFloat(2.5f, 4.5f);
            for (int word = 0; word < 12; word++) {
                float[] edges = new float[random.nextInt(2, 10) + 1];
                edges[0] = x;
                for (int i = 1; i < edges.length; i++) {
                    edges[i] = edges[i - 1] + widths[random.nextInt(26)];
                }
                runs.add(new GlyphRun(new Span(at, at + edges.length - 1), 72 + line * 14.4f, 12.3f, edges));
                at += edges.length;
                x = edges[edges.length - 1] + space;
            }
        }
        int size = GlyphRuns.encode(new Span(0, at), runs).length;
        assertThat(size).isLessThan(4 << 10);
    }

    @Test
    void saysSoWhenTheFormatIsNewer() {
        assertThatThrownBy(() -> GlyphRuns.decode(new Span(0, 5), new byte[] {2, 0}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("format 2");
    }
}
