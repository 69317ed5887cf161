package dev.attest.eval.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Under what a call is recorded: SHA-256 of all that decides it, as JSON with sorted names and without white space. */
final class PromptKey {

    private static final JsonMapper JSON = JsonMapper.shared();

    private PromptKey() {}

    /** In hexadecimal. The order of a schema's properties counts: it decides what a model writes first. */
    static String of(String model, Prompt prompt) {
        var all = new TreeMap<String, @Nullable Object>();
        all.put("model", model);
        all.put("system", prompt.system());
        all.put("user", prompt.user());
        all.put("schema", prompt.schema());
        all.put("schemaName", prompt.schemaName());
        all.put("temperature", prompt.temperature());
        all.put("seed", prompt.seed());
        all.put("maxTokens", prompt.maxTokens());
        all.put("attempt", prompt.attempt());
        return sha256(JSON.writeValueAsString(all));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
