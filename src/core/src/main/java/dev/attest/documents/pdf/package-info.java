/** Reads PDF files: from glyphs on pages to lines, columns, tables and blocks, each character with its place on its page. */
@NullMarked
package dev.attest.documents.pdf;

import org.jspecify.annotations.NullMarked;
