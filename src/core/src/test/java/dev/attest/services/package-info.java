/** Real servers for tests: a ChromaDB and a PostgreSQL, shared by a JVM or a test's own. */
@NullMarked
package dev.attest.services;

import org.jspecify.annotations.NullMarked;
