/** Parses files in a child process, so that whatever a file does to its parser ends one job and not the server. */
@NullMarked
package dev.attest.documents.process;

import org.jspecify.annotations.NullMarked;
