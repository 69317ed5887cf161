/** Evaluations in a child process: the eval command line, whose classes are not the server's. */
@NullMarked
package dev.attest.evaluation.process;

import org.jspecify.annotations.NullMarked;
