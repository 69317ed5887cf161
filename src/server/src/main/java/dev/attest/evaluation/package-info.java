/** Runs evaluations of this server as a job each, by hand and at night, and keeps their reports. */
@NullMarked
package dev.attest.evaluation;

import org.jspecify.annotations.NullMarked;
