package dev.attest.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlacementTest {

    private static final float WIDTH = 5;

    private static GlyphRun run(int start, int end, float x, float top, float height) {
        float[] edges = new float[end - start + 1];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = x + i * WIDTH;
        }
        return new GlyphRun(new Span(start, end), top, height, edges);
    }

    private static PageLayout page(int number, int start, int end, GlyphRun... runs) {
        return new PageLayout(number, 595, 842, PageLayout.Origin.TEXT, new Span(start, end), List.of(runs));
    }

    private static List<Box> boxes(PageLayout page, int start, int end) {
        return Placement.of(List.of(page), new Span(start, end)).orElseThrow().boxes();
    }

    @Test
    void joinsWordsOfALineAndKeepsLinesApart() {
        PageLayout page = page(3, 0, 20, run(0, 4, 72, 100, 12), run(5, 9, 95, 100.4f, 12), run(10, 14, 72, 114, 12));
        assertThat(boxes(page, 2, 14)).containsExactly(new Box(3, 82, 100, 33, 12.4), new Box(3, 72, 114, 20, 12));
    }

    @Test
    void keepsColumnsAndCellsApart() {
        PageLayout page = page(1, 0, 20, run(0, 4, 72, 100, 12), run(5, 9, 300, 100, 12));
        assertThat(boxes(page, 0, 9)).hasSize(2);
    }

    @Test
    void aLargeInitialDoesNotSwallowTheLinesBesideIt() {
        PageLayout page = page(1, 0, 20, run(0, 1, 72, 100, 40), run(1, 6, 78, 100, 12), run(7, 12, 78, 114, 12));
        assertThat(boxes(page, 0, 6)).containsExactly(new Box(1, 72, 100, 5, 40), new Box(1, 78, 100, 25, 12));
    }

    @Test
    void joinsALineThatIsWrittenFromRightToLeft() {
        PageLayout page = page(1, 0, 20, run(0, 4, 200, 100, 12), run(5, 9, 177, 100, 12));
        assertThat(boxes(page, 0, 9)).containsExactly(new Box(1, 177, 100, 43, 12));
    }

    @Test
    void roundsToTenthsOfAPoint() {
        PageLayout page = page(1, 0, 9, run(0, 3, 72.0625f, 310.1875f, 12.5625f));
        assertThat(boxes(page, 0, 3)).containsExactly(new Box(1, 72.1, 310.2, 15, 12.6));
    }

    @Test
    void startsOnThePageOfTheFirstCharacter() {
        List<PageLayout> pages =
                List.of(page(7, 0, 10, run(0, 9, 72, 700, 12)), page(8, 10, 30, run(12, 20, 72, 72, 12)));
        Placement placement = Placement.of(pages, new Span(5, 15)).orElseThrow();
        assertThat(placement.page()).isEqualTo(7);
        assertThat(placement.boxes()).extracting(Box::page).containsExactly(7, 8);
        assertThat(Placement.of(pages, new Span(10, 15)).orElseThrow().page()).isEqualTo(8);
    }

    @Test
    void theHeaderWordsOfARowMayStandAboveItOnItsPage() {
        // "Price: 12" with the header at the top of the page and the value far below.
        PageLayout page = page(4, 100, 200, run(100, 105, 72, 90, 12), run(107, 109, 72, 400, 12));
        Placement placement = Placement.of(List.of(page), new Span(100, 109)).orElseThrow();
        assertThat(placement.page()).isEqualTo(4);
        assertThat(placement.boxes()).extracting(Box::y).containsExactly(90.0, 400.0);
    }

    @Test
    void aPageWithoutTextIsNoPlace() {
        List<PageLayout> pages = List.of(
                page(1, 0, 10),
                new PageLayout(2, 595, 842, PageLayout.Origin.NONE, new Span(12, 12), List.of()),
                page(3, 12, 20));
        assertThat(Placement.page(pages, new Span(11, 15))).contains(3);
        assertThat(Placement.page(pages, new Span(10, 12))).isEmpty();
        assertThat(Placement.of(List.of(), new Span(0, 5))).isEmpty();
    }

    @Test
    void countsPagesByWhereTheirTextComesFrom() {
        List<PageLayout> pages = List.of(
                page(1, 0, 10),
                new PageLayout(2, 595, 842, PageLayout.Origin.NONE, new Span(10, 10), List.of()),
                new PageLayout(3, 595, 842, PageLayout.Origin.RECOGNISED, new Span(10, 15), List.of()),
                new PageLayout(4, 595, 842, PageLayout.Origin.BLANK, new Span(15, 15), List.of()));
        assertThat(PageCounts.of(pages)).contains(new PageCounts(4, 1, 1));
        assertThat(PageCounts.of(List.of())).isEqualTo(Optional.empty());
    }
}
