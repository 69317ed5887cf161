package dev.attest.eval.datasets.drafts;

/**
 * A passage that a question may be asked about.
 *
 * @param document its source key
 */
record Excerpt(String document, String text) {}
