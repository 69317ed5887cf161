/** Sources as they are kept: collections, versioned documents, their chunks, and the jobs that bring them in. */
@NullMarked
package dev.attest.documents;

import org.jspecify.annotations.NullMarked;
