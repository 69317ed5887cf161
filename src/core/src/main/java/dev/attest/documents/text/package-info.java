/** Parsers of Markdown, plain text and HTML, and the detection of a file's type from its bytes. */
@NullMarked
package dev.attest.documents.text;

import org.jspecify.annotations.NullMarked;
