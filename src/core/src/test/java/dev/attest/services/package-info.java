/** What is real in tests: a ChromaDB and a PostgreSQL, shared by a JVM or a test's own, and the machine's browser. */
@NullMarked
package dev.attest.services;

import org.jspecify.annotations.NullMarked;
