package dev.attest.documents.pdf;

import java.util.List;

/** A stretch of a page, in reading order. */
sealed interface Part {

    /** Lines of one column. */
    record Lines(List<Line> lines) implements Part {}

    /** A table. */
    record Rows(int page, Table table) implements Part {}
}
