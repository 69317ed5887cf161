/** Vectors of other servers: a ChromaDB that holds them, an OpenAI-compatible endpoint that makes them. */
@NullMarked
package dev.attest.retrieval.langchain4j;

import org.jspecify.annotations.NullMarked;
