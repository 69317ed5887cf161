/** Language models that evaluations ask, and the recordings that make asking them repeatable. */
@NullMarked
package dev.attest.eval.models;

import org.jspecify.annotations.NullMarked;
