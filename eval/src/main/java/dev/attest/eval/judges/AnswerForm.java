package dev.attest.eval.judges;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.attest.eval.Judged;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The form an answer must have: JSON by a JSON Schema (draft 2020-12). */
final class AnswerForm {

    private static final int SHOWN = 120;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** What some models write around an answer whatever they are told: their thoughts before it, a code fence about it. */
    private static final Pattern AROUND = Pattern.compile(
            "\\A\\s*(?:<think>.*?</think>)?\\s*(?:```(?:json)?\\s*\\n(.*?)\\n?\\s*```)?\\s*\\z", Pattern.DOTALL);

    private static final Pattern THOUGHTS = Pattern.compile("\\A\\s*<think>.*?</think>", Pattern.DOTALL);

    private final String text;
    private final Schema schema;

    AnswerForm(String schema) {
        this.text = schema;
        this.schema = SCHEMAS.getSchema(schema);
    }

    /** As JSON. */
    String schema() {
        return text;
    }

    /** The answer, or what is wrong with it. */
    Judged<JsonNode> read(String answer) {
        JsonNode node;
        try {
            node = JSON.readTree(bare(answer));
        } catch (JacksonException e) {
            return Judged.unmeasured("it is no JSON: " + shown(answer));
        }
        List<Error> errors = schema.validate(node);
        return errors.isEmpty()
                ? Judged.of(node)
                : Judged.unmeasured("it breaks its schema (%s): %s".formatted(complaint(errors.get(0)), shown(answer)));
    }

    private static String complaint(Error error) {
        String where = String.valueOf(error.getInstanceLocation());
        return (where.isEmpty() ? "" : where + ": ") + error.getMessage();
    }

    private static String bare(String answer) {
        var around = AROUND.matcher(answer);
        if (around.matches() && around.group(1) != null) {
            return around.group(1);
        }
        return THOUGHTS.matcher(answer).replaceFirst("");
    }

    /** The beginning of an answer, on one line and in quotes. */
    static String shown(String answer) {
        String line = answer.strip().replaceAll("\\s+", " ");
        if (line.isEmpty()) {
            return "nothing came";
        }
        boolean longer = line.length() > SHOWN;
        int end = longer && Character.isHighSurrogate(line.charAt(SHOWN - 1))
                ? SHOWN - 1
                : Math.min(SHOWN, line.length());
        return "'" + line.substring(0, end) + (longer ? "…'" : "'");
    }
}
