package dev.attest.bench.finding;

import java.util.OptionalDouble;

/**
 * How sure a system is that the passages hold an answer to one question; the scales of systems differ.
 *
 * @param answerable with everything there
 * @param passageRemoved with the question's passages taken away
 * @param documentRemoved with all passages of their documents taken away
 * @param threshold the least at which it answers; empty for a system that ships none
 */
record Sureness(double answerable, double passageRemoved, double documentRemoved, OptionalDouble threshold) {}
