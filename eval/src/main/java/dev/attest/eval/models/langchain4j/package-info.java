/** Asks OpenAI-compatible endpoints through langchain4j. */
@NullMarked
package dev.attest.eval.models.langchain4j;

import org.jspecify.annotations.NullMarked;
