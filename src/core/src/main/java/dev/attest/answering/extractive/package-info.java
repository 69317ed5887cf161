/** Answers in the documents' own words. */
@NullMarked
package dev.attest.answering.extractive;

import org.jspecify.annotations.NullMarked;
