package dev.attest.eval.models;

import org.jspecify.annotations.Nullable;

/**
 * All that decides what a model says; equal prompts to one model have one recording.
 *
 * @param system instructions
 * @param user the texts in question
 * @param schema JSON Schema of the answer, as JSON; null for free text
 * @param schemaName names the schema to the server; plain letters, digits, {@code _} and {@code -}
 * @param temperature 0 to 2
 * @param seed asks the server to repeat itself; it need not
 * @param maxTokens most tokens of the answer
 * @param attempt from 0; a further try of the same has its own recording
 */
public record Prompt(
        String system,
        String user,
        @Nullable String schema,
        String schemaName,
        double temperature,
        int seed,
        int maxTokens,
        int attempt) {

    /** The same once more. */
    public Prompt again() {
        return new Prompt(system, user, schema, schemaName, temperature, seed, maxTokens, attempt + 1);
    }
}
