/** Evaluations over HTTP. */
@NullMarked
package dev.attest.evaluation.web;

import org.jspecify.annotations.NullMarked;
