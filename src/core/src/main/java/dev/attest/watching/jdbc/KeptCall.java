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
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A call as it lies in the database. */
record KeptCall(
        String by,
        String model,
        String version,
        Instant at,
        Duration took,
        int rows,
        int kept,
        JsonNode inputs,
        JsonNode outputs) {

    static final String COLUMNS =
            "principal, model, model_version, made_at, micros, row_count, kept_rows, inputs, outputs";

    private static final ObjectMapper JSON = new ObjectMapper();

    static KeptCall of(ResultSet rs) throws SQLException {
        return new KeptCall(
                rs.getString(1),
                rs.getString(2),
                rs.getString(3),
                rs.getObject(4, OffsetDateTime.class).toInstant(),
                Duration.ofNanos(rs.getLong(5) * 1000),
                rs.getInt(6),
                rs.getInt(7),
                read(rs.getString(8)),
                read(rs.getString(9)));
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The ledger holds a prediction that is no JSON", e);
        }
    }

    List<String> labels() {
        var labels = new ArrayList<String>();
        outputs.path("labels").forEach(label -> labels.add(label.asText()));
        return labels;
    }

    String predicted(int row) {
        return outputs.path("predicted").path(row).asText();
    }

    LoggedPrediction row(PredictionId id, Optional<Outcome> outcome) {
        return new LoggedPrediction(
                id,
                by,
                model,
                version,
                at,
                took,
                rows,
                inputs(id.row()),
                predicted(id.row()),
                scores(id.row()),
                outcome);
    }

    private Map<String, Object> inputs(int row) {
        var named = new LinkedHashMap<String, Object>();
        JsonNode values = inputs.path("rows").path(row);
        JsonNode names = inputs.path("features");
        for (int i = 0; i < names.size(); i++) {
            named.put(names.path(i).asText(), value(values.path(i)));
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
        JsonNode values = outputs.path("probabilities").path(row);
        List<String> labels = labels();
        for (int i = 0; i < labels.size(); i++) {
            named.put(labels.get(i), values.path(i).asDouble());
        }
        return named;
    }
}
