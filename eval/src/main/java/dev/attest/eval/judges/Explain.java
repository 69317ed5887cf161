package dev.attest.eval.judges;

import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether a model explains before it decides or after. Explaining first is reasoning towards the verdict (Wei et al., 2022);
 * whether that makes verdicts better is answered differently by published results, so it is a setting.
 */
public enum Explain {
    FIRST("Write the explanation first and let the verdict follow from it."),
    LAST("Decide first; then explain the verdict.");

    private static final String EXPLANATION = "explanation";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String rule;

    Explain(String rule) {
        this.rule = rule;
    }

    /** As in the names of judges: {@code explain-first}. */
    String key() {
        return "explain-" + name().toLowerCase(Locale.ROOT);
    }

    /** For the model. */
    String rule() {
        return rule;
    }

    /** JSON whose explanations stand where this wants them, given JSON that explains first: models write in that order. */
    String ordered(String json) {
        return this == FIRST ? json : JSON.writeValueAsString(last(JSON.readTree(json)));
    }

    private static JsonNode last(JsonNode node) {
        if (node instanceof ArrayNode array) {
            ArrayNode ordered = JSON.createArrayNode();
            array.forEach(each -> ordered.add(last(each)));
            return ordered;
        }
        return node instanceof ObjectNode object ? last(object) : node;
    }

    private static ObjectNode last(ObjectNode object) {
        ObjectNode ordered = JSON.createObjectNode();
        object.properties().stream()
                .filter(property -> !property.getKey().equals(EXPLANATION))
                .forEach(property -> ordered.set(property.getKey(), last(property.getValue())));
        if (object.has(EXPLANATION)) {
            ordered.set(EXPLANATION, object.get(EXPLANATION));
        }
        return ordered;
    }
}
