package dev.attest.documents.pdf;

import dev.attest.documents.pdf.SegmentBuilder.Piece;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Turns a line with Hebrew or Arabic from the order it stands in into the order it is read in. */
final class Directions {

    private Directions() {}

    static List<Piece> logical(List<Piece> visual) {
        boolean[] left = new boolean[visual.size()];
        int leftward = 0;
        int rightward = 0;
        for (Piece piece : visual) {
            leftward += Characters.runsLeft(piece.text()) ? 1 : 0;
            rightward += isRightward(piece) ? 1 : 0;
        }
        boolean base = leftward >= rightward;
        for (int i = 0; i < left.length; i++) {
            left[i] = direction(visual, i, base);
        }
        List<Piece> logical = new ArrayList<>(visual);
        if (base) {
            Collections.reverse(logical);
            reverse(left);
        }
        reverseRuns(logical, left, !base);
        return logical;
    }

    private static boolean isRightward(Piece piece) {
        return Character.isLetterOrDigit(piece.text().codePointAt(0)) && !Characters.runsLeft(piece.text());
    }

    /** What is neither, such as a space, runs with its neighbours when these agree, else with the line. */
    private static boolean direction(List<Piece> visual, int index, boolean base) {
        Piece piece = visual.get(index);
        if (Characters.runsLeft(piece.text())) {
            return true;
        }
        if (isRightward(piece)) {
            return false;
        }
        boolean before = index > 0 ? Characters.runsLeft(visual.get(index - 1).text()) : base;
        boolean after = index + 1 < visual.size()
                ? Characters.runsLeft(visual.get(index + 1).text())
                : base;
        return before == after ? before : base;
    }

    private static void reverse(boolean[] flags) {
        for (int i = 0, j = flags.length - 1; i < j; i++, j--) {
            boolean flag = flags[i];
            flags[i] = flags[j];
            flags[j] = flag;
        }
    }

    private static void reverseRuns(List<Piece> pieces, boolean[] left, boolean wanted) {
        int start = 0;
        for (int i = 1; i <= pieces.size(); i++) {
            if (i == pieces.size() || left[i] != left[start]) {
                if (left[start] == wanted) {
                    Collections.reverse(pieces.subList(start, i));
                }
                start = i;
            }
        }
    }
}
