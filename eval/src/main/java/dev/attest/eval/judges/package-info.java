/** Who assesses answers: the platform's own scorer, language models, panels of them, and the trivial baselines. */
@NullMarked
package dev.attest.eval.judges;

import org.jspecify.annotations.NullMarked;
