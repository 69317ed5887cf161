/**
 * Parsers of Word, PowerPoint and Excel files in the Office Open XML formats. They stream the parts of the archive
 * rather than load a document model, so that memory follows the largest paragraph, table or row and not the file.
 */
@NullMarked
package dev.attest.documents.office;

import org.jspecify.annotations.NullMarked;
