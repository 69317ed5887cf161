/** Answers written by a language model behind an OpenAI-compatible endpoint. */
@NullMarked
package dev.attest.answering.langchain4j;

import org.jspecify.annotations.NullMarked;
