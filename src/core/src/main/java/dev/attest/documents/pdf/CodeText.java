package dev.attest.documents.pdf;

import java.util.List;

/** Lines of a fixed-pitch font, set in as they stand on the page. */
final class CodeText {

    private static final int DEEPEST = 80;

    private CodeText() {}

    static PlacedText of(List<Line> lines) {
        PlacedText code = new PlacedText();
        float left = (float) lines.stream().mapToDouble(Line::x).min().orElse(0);
        for (Line line : lines) {
            if (code.length() > 0) {
                code.add("\n");
            }
            float at = left;
            for (int i = 0; i < line.segments().size(); i++) {
                Segment segment = line.segments().get(i);
                float pitch = pitch(segment);
                int spaces = Math.round((segment.x() - at) / pitch);
                code.add(" ".repeat(Math.max(Math.min(i, 1), Math.min(DEEPEST, spaces))));
                code.add(segment);
                at = segment.end();
            }
        }
        return code;
    }

    private static float pitch(Segment segment) {
        float pitch = segment.width() / segment.text().length();
        return pitch > 0 ? pitch : segment.size() * 0.6f;
    }
}
