package dev.attest.documents;

/**
 * A structural unit of an extracted text: chunking never mixes a heading into a paragraph or cuts a table row in two.
 *
 * @param level 1–6 for a heading, nesting depth from 1 for a list item, 0 otherwise
 * @param span where it stands in the extracted text, without its trailing line break
 */
public record Block(Kind kind, int level, Span span) {

    /** What a block is. */
    public enum Kind {
        HEADING,
        PARAGRAPH,
        LIST_ITEM,
        /** One row, written as {@code Header: value | Header: value}, so that it can be read and cited alone. */
        TABLE_ROW,
        CODE
    }
}
