/** Drafts samples with a language model, and lets a person accept them: nothing a model wrote becomes a sample by itself. */
@NullMarked
package dev.attest.eval.datasets.drafts;

import org.jspecify.annotations.NullMarked;
