package dev.attest.watching.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.watching.LoggedPrediction;
import dev.attest.watching.LoggedPrediction.Outcome;
import dev.attest.watching.PredictionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A call as it lies in the database.
 *
 * @param run the last id of the run it is in
 */
record KeptCall(
        UUID run,
        String by,
        String model,
        String version,
        JsonNode features,
        JsonNode labelNames,
        JsonNode call,
        JsonNode inputs,
        JsonNode predicted,
        JsonNode probabilities) {

    static final String COLUMNS =
            "last_id, principal, model, model_version, features, labels, calls, inputs, predicted, probabilities";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The call with this id, of a run that has it. */
    static KeptCall of(ResultSet run, UUID id) throws SQLException {
        String calls = run.getString(7);
        int line = (int) calls.substring(0, calls.indexOf(RunText.beginning(id)))
                .chars()
                .filter(c -> c == '\n')
                .count();
        return new KeptCall(
                run.getObject(1, UUID.class),
                run.getString(2),
                run.getString(3),
                run.getString(4),
                read(run.getString(5)),
                read(run.getString(6)),
                read(line(calls, line)),
                read(line(run.getString(8), line)),
                read(line(run.getString(9), line)),
                read(line(run.getString(10), line)));
    }

    private static String line(String text, int number) {
        int start = 0;
        for (int i = 0; i < number; i++) {
            start = text.indexOf('\n', start) + 1;
        }
        int end = text.indexOf('\n', start);
        return end < 0 ? text.substring(start) : text.substring(start, end);
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The ledger holds a prediction that is no JSON", e);
        }
    }

    /** Rows of the whole call. */
    int rows() {
        return call.path("count").asInt();
    }

    /** Rows that were kept, the first ones. */
    int kept() {
        return inputs.size();
    }

    List<String> labels() {
        var labels = new ArrayList<String>();
        labelNames.forEach(label -> labels.add(label.asText()));
        return labels;
    }

    String predicted(int row) {
        return predicted.path(row).asText();
    }

    LoggedPrediction row(PredictionId id, Optional<Outcome> outcome) {
        return new LoggedPrediction(
                id,
                by,
                model,
                version,
                Instant.EPOCH.plus(call.path("at").asLong(), ChronoUnit.MICROS),
                Duration.of(call.path("micros").asLong(), ChronoUnit.MICROS),
                rows(),
                inputs(id.row()),
                predicted(id.row()),
                scores(id.row()),
                outcome);
    }

    private Map<String, Object> inputs(int row) {
        var named = new LinkedHashMap<String, Object>();
        JsonNode values = inputs.path(row);
        for (int i = 0; i < features.size(); i++) {
            named.put(features.path(i).asText(), value(values.path(i)));
        }
        return named;
    }

    private static Object value(JsonNode value) {
        if (value.isTextual()) {
            return value.asText();
        }
        return value.asDouble();
    }

    private Map<String, Double> scores(int row) {
        var named = new LinkedHashMap<String, Double>();
        JsonNode values = probabilities.path(row);
        List<String> labels = labels();
        for (int i = 0; i < labels.size(); i++) {
            named.put(labels.get(i), values.path(i).asDouble());
        }
        return named;
    }
}
