package dev.attest.samples.source;

import java.util.List;

/** A piece of a source's body, in reading order. */
public sealed interface Block {

    /** Level 0 is the title of the document, 1 to 6 are the Markdown levels; the line is where it stands in the source. */
    record Heading(int level, Text text, int line) implements Block {}

    record Paragraph(Text text) implements Block {}

    /** What stands before a list item. */
    enum Marker {
        BULLET,
        NUMBER,
        /** A further paragraph of the item before it. */
        NONE
    }

    /**
     * One item of a list.
     *
     * @param list which list of the source, so that numbering can start again; a nested list has its own
     * @param depth 0 for an outermost list
     * @param number what to print before it when the marker is {@code NUMBER}
     */
    record Item(int list, int depth, Marker marker, int number, Text text) implements Block {}

    enum Align {
        LEFT,
        CENTRE,
        RIGHT
    }

    /** Every row has as many cells as the header, and no header cell is empty. */
    record Table(List<Align> alignment, List<Text> header, List<List<Text>> rows, int line) implements Block {
        public Table {
            alignment = List.copyOf(alignment);
            header = List.copyOf(header);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    record Code(List<String> lines) implements Block {
        public Code {
            lines = List.copyOf(lines);
        }
    }

    /** What an earlier mail said. */
    record Quote(List<Block> blocks) implements Block {
        public Quote {
            blocks = List.copyOf(blocks);
        }
    }

    record PageBreak() implements Block {}

    /** Printed as pictures of pages, without text. */
    record Scan(List<Block> blocks) implements Block {
        public Scan {
            blocks = List.copyOf(blocks);
        }
    }
}
