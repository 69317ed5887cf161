package dev.attest.documents.pdf;

import java.util.List;

/** What becomes a block, or the rows of a table. */
sealed interface Unit {

    /** Running text. */
    record Text(Kind kind, List<Line> lines) implements Unit {

        String text() {
            return String.join(" ", lines.stream().map(Line::text).toList());
        }
    }

    /** A table on one page. */
    record Rows(int page, Table table) implements Unit {}

    /** What running text is, before it is known which of it is a heading. */
    enum Kind {
        PARAGRAPH,
        ITEM,
        CODE
    }
}
