package dev.attest.documents.pdf;

import dev.attest.documents.pdf.Unit.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Puts lines together to paragraphs, items and code, also over the end of a column or page. */
final class Units {

    private final Consumer<Unit> out;
    private final boolean fixedPitchIsCode;
    private List<Line> open = new ArrayList<>();
    private Kind kind = Kind.PARAGRAPH;
    private float leading;

    /** @param fixedPitchIsCode whether the file is mostly set in another kind of font */
    Units(boolean fixedPitchIsCode, Consumer<Unit> out) {
        this.fixedPitchIsCode = fixedPitchIsCode;
        this.out = out;
    }

    void add(Part part) {
        if (part instanceof Part.Rows rows) {
            end();
            out.accept(new Unit.Rows(rows.page(), rows.table()));
        } else if (part instanceof Part.Lines lines) {
            leading = Leading.of(lines.lines());
            lines.lines().forEach(this::add);
        }
    }

    private void add(Line line) {
        boolean code = fixedPitchIsCode && line.fixedPitch() && !ListMarkers.isTypographic(line);
        if (open.isEmpty()) {
            begin(line, code);
        } else if (code && kind != Kind.CODE && endsSentenceInCode(line)) {
            open.add(line);
        } else if (code || kind == Kind.CODE) {
            if (!code || kind != Kind.CODE || (jumps(line) && line.page() == last().page())) {
                end();
                begin(line, code);
            } else {
                open.add(line);
            }
        } else if (startsItem(line) || (jumps(line) ? !continuesElsewhere(line) : breaks(line))) {
            end();
            begin(line, false);
        } else {
            open.add(line);
        }
    }

    private void begin(Line line, boolean code) {
        kind = code ? Kind.CODE : ListMarkers.opens(line) ? Kind.ITEM : Kind.PARAGRAPH;
        open.add(line);
    }

    void end() {
        if (!open.isEmpty()) {
            out.accept(new Unit.Text(kind, List.copyOf(open)));
            open = new ArrayList<>();
        }
    }

    private Line last() {
        return open.get(open.size() - 1);
    }

    /** Whether the line does not stand under the last one. */
    private boolean jumps(Line line) {
        return line.part() != last().part()
                && (line.page() != last().page()
                        || line.baseline() <= last().baseline()
                        || line.x() > last().end()
                        || line.end() < last().x());
    }

    /** Whether a paragraph goes on in another column or on another page. */
    private boolean continuesElsewhere(Line line) {
        Line last = last();
        if (!sameStyle(last, line) || last.listed() || line.listed() || ListMarkers.opens(line)) {
            return false;
        }
        String text = last.text();
        if (Characters.isHyphen(text.charAt(text.length() - 1))) {
            return true;
        }
        int first = line.text().codePointAt(0);
        boolean full = last.end() > last.right() - 2 * last.size();
        return !last.endsSentence() && (Character.isLowerCase(first) || (full && open.size() > 1));
    }

    private static boolean sameStyle(Line a, Line b) {
        return Math.abs(a.size() - b.size()) <= 0.08f * Math.max(a.size(), b.size()) && a.bold() == b.bold();
    }

    private boolean startsItem(Line line) {
        if (!ListMarkers.opens(line) || jumps(line)) {
            return false;
        }
        // Within a paragraph a figure with a dot may just be the end of a sentence.
        return ListMarkers.isSign(line)
                || (kind == Kind.ITEM && line.x() <= open.get(0).x() + last().size())
                || (ListMarkers.isFirst(line) && last().endsSentence());
    }

    private boolean breaks(Line line) {
        Line last = last();
        float step = (line.baseline() - last.baseline()) / line.size();
        if (last.listed() || line.listed() || step > 1.25f * leading) {
            return true;
        }
        boolean shortLast = last.end() < last.right() - 2 * last.size();
        if (Math.abs(last.size() - line.size()) > 0.08f * Math.max(last.size(), line.size())) {
            return true;
        }
        if (last.bold() != line.bold() && (shortLast || line.bold()) && !endsBoldSentence(last, line)) {
            return true;
        }
        return kind == Kind.ITEM ? endsItem(line) : indents(line) || endsShort(last, line);
    }

    /** Whether a sentence goes on with names set as code, which happen to be alone on the line. */
    private boolean endsSentenceInCode(Line line) {
        Line last = last();
        float step = (line.baseline() - last.baseline()) / line.size();
        return !jumps(line) && step < 1.25f * leading && line.x() < last.x() + 0.5f * line.size() && runsOn(last, line);
    }

    /** Whether words in bold just go on on the next line and end there. */
    private static boolean endsBoldSentence(Line last, Line line) {
        return last.bold()
                && line.startsBold()
                && !last.endsSentence()
                && last.end() + line.firstWord() + 0.2f * line.size() > last.right();
    }

    /** A list's text stands further in than its marker; what stands at the marker again is something else. */
    private boolean endsItem(Line line) {
        return (open.size() > 1 && line.x() < last().x() - 0.5f * line.size() && endsShort(last(), line))
                || (line.x() < open.get(0).x() - 0.5f * line.size() && !runsOn(last(), line));
    }

    /** Whether a line was full and goes on in the middle of its sentence, as where only an item's first line is indented. */
    private static boolean runsOn(Line last, Line line) {
        return !last.endsSentence()
                && last.end() + line.firstWord() + 0.6f * line.size() > last.right()
                && !ListMarkers.opens(line)
                && sameStyle(last, line);
    }

    private boolean indents(Line line) {
        Line last = last();
        float step = line.x() - last.x();
        boolean centred = Math.abs((line.x() + line.end()) - (last.x() + last.end())) < 2 * line.size();
        if (centred && last.x() > last.left() + 2 * last.size()) {
            return false;
        }
        boolean indented = step > 0.8f * line.size() && last.x() < last.left() + line.size();
        boolean outdented = step < -1.5f * line.size() && open.size() > 1;
        return (indented && step < 6 * line.size() && last.endsSentence()) || outdented;
    }

    /** Whether the first word would still have fitted into the last line, which ended a sentence. */
    private static boolean endsShort(Line last, Line line) {
        return last.endsSentence() && last.end() + line.firstWord() + 0.6f * line.size() < last.right();
    }
}
