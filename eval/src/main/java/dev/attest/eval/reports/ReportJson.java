package dev.attest.eval.reports;

import dev.attest.eval.EvalFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** A report as {@code report.json}. */
public final class ReportJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule()
                    .addSerializer(double.class, new Finite())
                    .addSerializer(Double.class, new Finite()))
            .build();

    private ReportJson() {}

    public static String write(Report report) {
        return JSON.writeValueAsString(report) + "\n";
    }

    /** The report in a file; {@link EvalFailure} when there is none that this version of Attest can read. */
    public static Report read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new EvalFailure("there is no report at %s.".formatted(file));
        }
        try {
            return JSON.readValue(Files.readString(file), Report.class);
        } catch (JacksonException e) {
            throw new EvalFailure("%s is no report this version can read: %s".formatted(file, e.getOriginalMessage()));
        }
    }

    /** JSON knows no NaN and no infinity. */
    private static final class Finite extends ValueSerializer<Double> {

        @Override
        public void serialize(Double value, JsonGenerator json, SerializationContext context) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(value + " is no number that a report can hold");
            }
            json.writeNumber(value.doubleValue());
        }
    }
}
