/** What parsers share: how blocks and tables are laid out as text, and how a file that cannot be read is refused. */
@NullMarked
package dev.attest.documents.parsing;

import org.jspecify.annotations.NullMarked;
