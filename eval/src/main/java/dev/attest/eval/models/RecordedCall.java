package dev.attest.eval.models;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.attest.eval.models.ModelFailed.Reason;
import org.jspecify.annotations.Nullable;

/**
 * One call as a line of a recording: what the model said, or why it said nothing.
 *
 * @param key see {@link PromptKey}
 * @param asked the schema's name, and {@code attempt} which try it was: both for people
 * @param text null when it failed
 * @param failed null when it did not
 * @param message of the failure
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RecordedCall(
        @JsonProperty(required = true) String key,
        @JsonProperty(required = true) String model,
        @JsonProperty(required = true) String asked,
        int attempt,
        @Nullable String text,
        @Nullable Integer inputTokens,
        @Nullable Integer outputTokens,
        @Nullable Reason failed,
        @Nullable String message) {

    RecordedCall {
        if ((text == null) == (failed == null)) {
            throw new IllegalArgumentException("A call either says something or failed: " + key);
        }
    }

    static RecordedCall of(String key, String model, Prompt prompt, Completion said) {
        return new RecordedCall(
                key,
                model,
                prompt.schemaName(),
                prompt.attempt(),
                said.text(),
                said.inputTokens(),
                said.outputTokens(),
                null,
                null);
    }

    static RecordedCall of(String key, String model, Prompt prompt, ModelFailed failed) {
        return new RecordedCall(
                key,
                model,
                prompt.schemaName(),
                prompt.attempt(),
                null,
                null,
                null,
                failed.reason(),
                failed.getMessage());
    }

    /** Once more. */
    Completion completion() {
        if (text != null) {
            return new Completion(text, inputTokens, outputTokens);
        }
        throw new ModelFailed(
                failed == null ? Reason.UNREACHABLE : failed, message == null ? "The model failed." : message);
    }

    /** Whether another day may bring an answer. */
    @JsonIgnore
    boolean isPassing() {
        return failed == Reason.TIMED_OUT || failed == Reason.BUSY || failed == Reason.UNREACHABLE;
    }
}
