package dev.attest.eval.judges;

import dev.attest.eval.models.Prompt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers a judge's prompts without a model: sentences are claims, a claim is supported when a text holds it word for word,
 * all levels are 4, the longer output is preferred. Synthetic; it says nothing about any model.
 */
public final class Script {

    private static final Pattern DATA =
            Pattern.compile("<<<([A-Za-z0-9 ]+) ([0-9a-f]{8})>>>\\n(.*?)\\n<<<end \\1 \\2>>>", Pattern.DOTALL);

    private Script() {}

    public static String answer(Prompt prompt) {
        return answer(prompt.schemaName(), prompt.user());
    }

    public static String answer(String task, String user) {
        Map<String, String> texts = texts(user);
        Map<String, Object> answer = switch (task) {
            case "claims" -> Map.of("claims", PlainClaims.of(texts.getOrDefault("answer", "")));
            case "verify" -> Map.of("verdicts", verdicts(texts));
            case "preference" -> Map.of("explanation", "The longer one.", "verdict", longer(texts));
            default -> Map.of("explanation", "It is good.", "level", 4);
        };
        return JsonMapper.shared().writeValueAsString(new TreeMap<>(answer));
    }

    /** What stands between marks, by name. */
    static Map<String, String> texts(String user) {
        var texts = new LinkedHashMap<String, String>();
        var found = DATA.matcher(user);
        while (found.find()) {
            texts.put(found.group(1), found.group(3));
        }
        return texts;
    }

    private static List<Map<String, Object>> verdicts(Map<String, String> texts) {
        var verdicts = new ArrayList<Map<String, Object>>();
        for (String line : texts.getOrDefault("claims", "").lines().toList()) {
            String claim = line.substring(line.indexOf(' ') + 1);
            boolean found = texts.entrySet().stream()
                    .anyMatch(text ->
                            text.getKey().startsWith("text") && text.getValue().contains(claim));
            verdicts.add(new TreeMap<>(Map.of(
                    "claim",
                    verdicts.size() + 1,
                    "explanation",
                    found ? "A text says so." : "No text says so.",
                    "label",
                    found ? "supported" : "notFound")));
        }
        return verdicts;
    }

    private static String longer(Map<String, String> texts) {
        int more = texts.getOrDefault("output B", "").length()
                - texts.getOrDefault("output A", "").length();
        return more == 0 ? "tie" : more > 0 ? "B" : "A";
    }
}
