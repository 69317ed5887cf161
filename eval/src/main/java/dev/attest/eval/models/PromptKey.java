package dev.attest.eval.models;

import dev.attest.documents.TextHash;
import dev.attest.eval.models.ModelSettings.Structure;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Under what a call is recorded: SHA-256 of all that decides it, as JSON with sorted names and without white space.
 *
 * <p>Where the model runs is no part of it. A model is named by who runs it, and an address moves with ports and hosts while
 * the model stays the same; whoever changes the model behind a name begins another recording.
 */
final class PromptKey {

    private static final JsonMapper JSON = JsonMapper.shared();

    private PromptKey() {}

    /** In hexadecimal. The order of a schema's properties counts: it decides what a model writes first. */
    static String of(LanguageModel model, Prompt prompt) {
        var all = new TreeMap<String, @Nullable Object>();
        all.put("model", model.name());
        all.put("system", prompt.system());
        all.put("user", prompt.user());
        all.put("schema", prompt.schema());
        all.put("schemaName", prompt.schemaName());
        all.put("temperature", prompt.temperature());
        all.put("seed", prompt.seed());
        all.put("maxTokens", prompt.maxTokens());
        all.put("attempt", prompt.attempt());
        if (prompt.schema() != null && model.structure() != Structure.SCHEMA) {
            // Then the schema stands in the instructions. The usual way is not named: recordings outlive versions.
            all.put("format", model.structure());
        }
        return TextHash.of(JSON.writeValueAsString(all));
    }
}
