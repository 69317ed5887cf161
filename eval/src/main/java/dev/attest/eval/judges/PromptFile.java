package dev.attest.eval.judges;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a model is told of one task: a file below {@code rubrics-1}. A part begins with a line {@code == system},
 * {@code == schema} or {@code == example}, a text of an example with {@code -- } and its name; the last is {@code output},
 * JSON that explains first.
 *
 * @param name of the task and its file
 * @param schema JSON Schema of the answer
 */
record PromptFile(String name, String system, String schema, List<Example> examples) {

    /** Changes with every change of what models are told. */
    static final String VERSION = "rubrics-1";

    /** Texts by name, and the answer they should get. */
    record Example(Map<String, String> texts, String output) {}

    static PromptFile read(String name) {
        String system = "";
        String schema = "";
        var examples = new ArrayList<Example>();
        for (String part : resource(name + ".md").split("(?m)^== ", -1)) {
            String body = part.substring(part.indexOf('\n') + 1).strip();
            if (part.startsWith("system")) {
                system = body;
            } else if (part.startsWith("schema")) {
                schema = body;
            } else if (part.startsWith("example")) {
                examples.add(example(body));
            }
        }
        return new PromptFile(name, system, schema, List.copyOf(examples));
    }

    private static Example example(String body) {
        var texts = new LinkedHashMap<String, String>();
        for (String part : body.split("(?m)^-- ", -1)) {
            if (!part.isBlank()) {
                int end = part.indexOf('\n');
                texts.put(
                        part.substring(0, end).strip(), part.substring(end + 1).strip());
            }
        }
        String output = texts.remove("output");
        if (output == null) {
            throw new IllegalStateException("An example has an output");
        }
        return new Example(texts, output);
    }

    /** All that the model is told before the texts. */
    String instructions(Explain explain) {
        var instructions = new StringBuilder(system).append("\n\n").append(rules(explain));
        for (Example example : examples) {
            instructions
                    .append("\n\nExample\n")
                    .append(Fenced.of(example.texts()))
                    .append("Answer: ")
                    .append(explain.ordered(example.output()));
        }
        return instructions.toString();
    }

    /** Some are only for tasks that explain. */
    private String rules(Explain explain) {
        boolean explains = schema.contains("explanation");
        return resource("rules.md")
                .lines()
                .filter(rule -> explains || !rule.contains("{{explain}}"))
                .map(rule -> rule.replace("{{explain}}", "").replace("{{order}}", explain.rule()))
                .collect(Collectors.joining("\n"));
    }

    private static String resource(String file) {
        try (InputStream in = PromptFile.class.getResourceAsStream(VERSION + "/" + file)) {
            if (in == null) {
                throw new IllegalStateException(VERSION + "/" + file + " is not on the class path");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("A prompt could not be read: " + file, e);
        }
    }
}
