package dev.attest.watching.web;

import jakarta.validation.constraints.NotNull;

/**
 * What turned out to be true.
 *
 * @param label one of the model's
 */
record OutcomeRequest(@NotNull String label) {}
