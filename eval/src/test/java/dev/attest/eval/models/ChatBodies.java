package dev.attest.eval.models;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Bodies of chat completions, as OpenAI-compatible servers send them. */
public final class ChatBodies {

    private ChatBodies() {}

    public static String saying(String content) {
        return body(Map.of("role", "assistant", "content", content), "stop");
    }

    public static String cut(String content) {
        return body(Map.of("role", "assistant", "content", content), "length");
    }

    public static String filtered() {
        return body(Map.of("role", "assistant", "content", ""), "content_filter");
    }

    public static String refusing(String words) {
        return body(Map.of("role", "assistant", "refusal", words), "stop");
    }

    private static String body(Map<String, String> message, String finish) {
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "id",
                        "1",
                        "object",
                        "chat.completion",
                        "created",
                        1,
                        "model",
                        "crane-1",
                        "choices",
                        List.of(Map.of("index", 0, "message", message, "finish_reason", finish)),
                        "usage",
                        Map.of("prompt_tokens", 10, "completion_tokens", 5, "total_tokens", 15)));
    }
}
