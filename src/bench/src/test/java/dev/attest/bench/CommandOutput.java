package dev.attest.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a benchmark printed about the small data set of the tests. */
record CommandOutput(int exit, List<String> lines, String errors) {

    static final Path DATA = Path.of("src/test/resources/bench");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static CommandOutput of(String... arguments) {
        var out = new StringWriter();
        var errors = new StringWriter();
        CommandLine command = Bench.command().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(errors, true));
        int exit = command.execute(
                Stream.concat(Stream.of("bench"), Stream.of(arguments)).toArray(String[]::new));
        return new CommandOutput(exit, out.toString().lines().toList(), errors.toString());
    }

    /** Every line as JSON, each of which has all fields and an interval round its value. */
    List<JsonNode> figures() {
        var figures = new ArrayList<JsonNode>();
        for (String line : lines) {
            JsonNode figure = JSON.readTree(line);
            assertThat(figure.propertyNames())
                    .as(line)
                    .startsWith("system", "set", "measure", "value", "low", "high", "n");
            if (!figure.get("value").isNull()) {
                assertThat(figure.get("low").doubleValue())
                        .as(line)
                        .isLessThanOrEqualTo(figure.get("high").doubleValue());
            }
            figures.add(figure);
        }
        return figures;
    }

    JsonNode figure(String system, String set, String measure) {
        return figures().stream()
                .filter(figure -> figure.get("system").stringValue().equals(system)
                        && figure.get("set").stringValue().equals(set)
                        && figure.get("measure").stringValue().equals(measure))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("No " + measure + " of " + system + " on " + set + " in " + lines));
    }

    double value(String system, String set, String measure) {
        return figure(system, set, measure).get("value").doubleValue();
    }

    List<String> distinct(String field) {
        return figures().stream()
                .map(figure -> figure.get(field).stringValue())
                .distinct()
                .toList();
    }
}
