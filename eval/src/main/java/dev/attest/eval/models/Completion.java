package dev.attest.eval.models;

import org.jspecify.annotations.Nullable;

/**
 * What a model said.
 *
 * @param inputTokens null when the server does not count
 * @param outputTokens likewise
 */
public record Completion(
        String text,
        @Nullable Integer inputTokens,
        @Nullable Integer outputTokens) {}
