package dev.attest.documents;

import dev.attest.documents.SpanCutter.Piece;
import java.util.ArrayList;
import java.util.List;

/** Turns one section into what must not be divided any more. Used once. */
final class SectionUnits {

    /** A span that stays in one chunk. */
    record Part(Span span, boolean heading, List<String> path) {}

    /** Parts that stay together, with the sum of their sizes. */
    record Unit(List<Part> parts, int size) {}

    private final SpanCutter cutter;
    private final int max;
    private final List<Unit> units = new ArrayList<>();
    private final List<Part> held = new ArrayList<>();
    private int heldSize;

    SectionUnits(SpanCutter cutter, ChunkSettings settings) {
        this.cutter = cutter;
        this.max = settings.maxTokens();
    }

    List<Unit> of(Section section) {
        section.headings().forEach(this::heading);
        List<Section.Placed> body = section.body();
        for (int i = 0; i < body.size(); i++) {
            boolean introduces = i + 1 < body.size()
                    && introduces(body.get(i).block(), body.get(i + 1).block());
            body(body.get(i), introduces ? size(body.get(i + 1).block()) : max);
        }
        release();
        return units;
    }

    /** Holds a heading for what follows it; headings may take half a chunk, so that there is room for that. */
    private void heading(Section.Placed heading) {
        int half = max / 2;
        Span span = heading.block().span();
        Piece whole = cutter.measure(span, half);
        List<Piece> pieces = whole.size() <= half ? List.of(whole) : cutter.cut(span, false, half, half);
        for (Piece piece : pieces) {
            if (heldSize + piece.size() > half) {
                release();
            }
            hold(piece, true, heading.path());
        }
    }

    /** Adds a block; held back when the next one, of size {@code next}, is to stay with it. */
    private void body(Section.Placed placed, int next) {
        Piece whole = cutter.measure(placed.block().span(), max);
        if (heldSize + whole.size() <= max) {
            hold(whole, false, placed.path());
            if (heldSize + next > max) {
                release();
            }
            return;
        }
        releaseIntroduction(whole.size());
        boolean code = placed.block().kind() == Block.Kind.CODE;
        List<Piece> pieces = heldSize + whole.size() <= max
                ? List.of(whole)
                : cutter.cut(placed.block().span(), code, max - heldSize, max);
        for (Piece piece : pieces) {
            hold(piece, false, placed.path());
            release();
        }
    }

    private int size(Block block) {
        return cutter.measure(block.span(), max).size();
    }

    /** Held text, unlike held headings, is no reason to cut what follows it. */
    private void releaseIntroduction(int size) {
        if (!held.isEmpty() && !held.get(held.size() - 1).heading() && heldSize + size > max) {
            release();
        }
    }

    private boolean introduces(Block block, Block next) {
        if (cutter.text().charAt(block.span().end() - 1) != ':') {
            return false;
        }
        boolean structured = next.kind() == Block.Kind.LIST_ITEM
                ? block.kind() == Block.Kind.PARAGRAPH || block.level() < next.level()
                : next.kind() == Block.Kind.TABLE_ROW || next.kind() == Block.Kind.CODE;
        return structured && block.kind() != Block.Kind.TABLE_ROW && block.kind() != Block.Kind.CODE;
    }

    private void hold(Piece piece, boolean heading, List<String> path) {
        held.add(new Part(piece.span(), heading, path));
        heldSize += piece.size();
    }

    private void release() {
        if (!held.isEmpty()) {
            units.add(new Unit(List.copyOf(held), heldSize));
            held.clear();
            heldSize = 0;
        }
    }
}
