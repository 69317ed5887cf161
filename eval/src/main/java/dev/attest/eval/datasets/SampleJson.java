package dev.attest.eval.datasets;

import dev.attest.eval.Sample;
import dev.attest.eval.Sample.Gold;
import dev.attest.eval.Sample.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** A sample as one line of a dataset, as {@code eval/datasets/dataset.schema.json} describes it. */
final class SampleJson {

    private static final String[] FIELDS = {
        "id", "question", "answer", "gold", "collections", "expectedStatus", "tags", "source", "frozen"
    };

    /** On one line, a space after each colon and comma, as the lines of the samples are. */
    private static final ObjectWriter LINE = JsonMapper.builder()
            .build()
            .writer()
            .with(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withObjectNameValueSpacing(Spacing.AFTER)
                            .withObjectEntrySpacing(Spacing.AFTER)
                            .withArrayElementSpacing(Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator(""))
                    .withObjectIndenter(new DefaultPrettyPrinter.NopIndenter())
                    .withArrayIndenter(new DefaultPrettyPrinter.NopIndenter()));

    private SampleJson() {}

    static Sample read(JsonLine line) {
        line.only(FIELDS);
        String id = line.words("id");
        String question = line.words("question");
        String answer = line.text("answer");
        List<Gold> gold = line.objects("gold").stream().map(SampleJson::gold).toList();
        List<String> collections = line.has("collections") ? line.list("collections") : List.of();
        Status status = status(line);
        List<String> tags = line.list("tags");
        var source = line.has("source") ? line.words("source") : null;
        boolean frozen = line.flag("frozen");
        try {
            return new Sample(id, question, answer, gold, collections, status, tags, source, frozen);
        } catch (IllegalArgumentException e) {
            throw line.wrong(String.valueOf(e.getMessage()));
        }
    }

    private static Gold gold(JsonLine place) {
        place.only("document", "quote");
        return new Gold(place.words("document"), place.words("quote"));
    }

    private static Status status(JsonLine line) {
        return switch (line.text("expectedStatus")) {
            case "answered" -> Status.ANSWERED;
            case "abstained" -> Status.ABSTAINED;
            default ->
                throw line.wrong(
                        "expectedStatus", "should be answered or abstained, and is " + line.text("expectedStatus"));
        };
    }

    /** What follows from other fields is left out. */
    static String line(Sample sample) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", sample.id());
        fields.put("question", sample.question());
        fields.put("answer", sample.answer());
        fields.put("gold", sample.gold().stream().map(SampleJson::fields).toList());
        if (!sample.collections().isEmpty()) {
            fields.put("collections", sample.collections());
        }
        fields.put("expectedStatus", sample.expectedStatus().name().toLowerCase(Locale.ROOT));
        fields.put("tags", sample.tags());
        String usual =
                sample.gold().isEmpty() ? sample.id() : sample.gold().get(0).document();
        if (!sample.source().equals(usual)) {
            fields.put("source", sample.source());
        }
        fields.put("frozen", sample.frozen());
        return LINE.writeValueAsString(fields);
    }

    private static Map<String, String> fields(Gold gold) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("document", gold.document());
        fields.put("quote", gold.quote());
        return fields;
    }
}
