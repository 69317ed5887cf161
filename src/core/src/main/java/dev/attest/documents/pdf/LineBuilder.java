package dev.attest.documents.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts glyphs that stand beside each other on a line together, whatever order the file draws them in. */
final class LineBuilder {

    /** Of the smaller font's size: how far apart the baselines of one line may be. */
    private static final float SAME_BASELINE = 0.2f;

    /** Of the larger font's size: how far from a line its raised and lowered marks stand. */
    private static final float SCRIPT_SHIFT = 0.7f;

    private static final float SCRIPT_GAP = 0.3f;
    private static final int LONGEST_SCRIPT = 12;

    private LineBuilder() {}

    /** All lines of a page in one direction, from top to bottom; a line may reach over several columns. */
    static List<Segment> segments(int page, Turn turn, List<Glyph> glyphs) {
        List<List<Chunk>> lines = lines(chunks(glyphs));
        attachScripts(lines);
        List<Segment> segments = new ArrayList<>();
        for (List<Chunk> line : lines) {
            if (!line.isEmpty()) {
                List<Glyph> all = new ArrayList<>();
                line.forEach(chunk -> all.addAll(chunk.glyphs));
                all.sort(Comparator.comparingDouble(Glyph::x));
                new SegmentBuilder(page, turn, segments).add(Accents.composed(all));
            }
        }
        return segments;
    }

    /** Glyphs drawn one after the other, each at the right of the last. */
    private static final class Chunk {

        private final List<Glyph> glyphs = new ArrayList<>();

        private Glyph first() {
            return glyphs.get(0);
        }

        private Glyph last() {
            return glyphs.get(glyphs.size() - 1);
        }

        private float baseline() {
            return first().baseline();
        }

        private float size() {
            return first().size();
        }

        private boolean continuesWith(Glyph next) {
            float size = Math.min(next.size(), last().size());
            return Math.abs(next.baseline() - last().baseline()) <= 0.05f * size
                    && next.size() <= 1.2f * last().size()
                    && last().size() <= 1.2f * next.size()
                    && next.x() >= last().x()
                    && next.x() <= last().end() + 2 * size;
        }
    }

    private static List<Chunk> chunks(List<Glyph> glyphs) {
        List<Chunk> chunks = new ArrayList<>();
        for (Glyph glyph : glyphs) {
            if (chunks.isEmpty() || !chunks.get(chunks.size() - 1).continuesWith(glyph)) {
                chunks.add(new Chunk());
            }
            chunks.get(chunks.size() - 1).glyphs.add(glyph);
        }
        return chunks;
    }

    private static List<List<Chunk>> lines(List<Chunk> chunks) {
        chunks.sort(Comparator.comparingDouble(Chunk::baseline));
        List<List<Chunk>> lines = new ArrayList<>();
        for (Chunk chunk : chunks) {
            List<Chunk> line = lines.isEmpty() ? List.of() : lines.get(lines.size() - 1);
            if (line.isEmpty() || !isLevel(line.get(0), chunk)) {
                line = new ArrayList<>();
                lines.add(line);
            }
            line.add(chunk);
        }
        return lines;
    }

    private static boolean isLevel(Chunk line, Chunk chunk) {
        return chunk.baseline() - line.baseline() <= SAME_BASELINE * Math.min(line.size(), chunk.size());
    }

    /** Moves exponents, indices and marks of footnotes into the line they belong to. */
    private static void attachScripts(List<List<Chunk>> lines) {
        for (int i = 0; i < lines.size(); i++) {
            List<Chunk> scripts = new ArrayList<>();
            for (Chunk chunk : lines.get(i)) {
                List<Chunk> line = chunk.glyphs.size() > LONGEST_SCRIPT ? null : lineBeside(chunk, lines, i);
                if (line != null) {
                    line.add(chunk);
                    scripts.add(chunk);
                }
            }
            lines.get(i).removeAll(scripts);
        }
    }

    private static @Nullable List<Chunk> lineBeside(Chunk script, List<List<Chunk>> lines, int own) {
        for (int distance = 1; distance <= 2; distance++) {
            for (int at : new int[] {own + distance, own - distance}) {
                if (at >= 0 && at < lines.size() && lines.get(at).stream().anyMatch(big -> holds(big, script))) {
                    return lines.get(at);
                }
            }
        }
        return null;
    }

    private static boolean holds(Chunk big, Chunk script) {
        float gap = script.first().x() - big.last().end();
        return script.size() < 0.85f * big.size()
                && Math.abs(script.baseline() - big.baseline()) < SCRIPT_SHIFT * big.size()
                && gap < SCRIPT_GAP * big.size()
                // Raised letters may reach under the one before, as in the name of TeX's LaTeX.
                && gap > -2 * SCRIPT_GAP * big.size();
    }
}
