package dev.attest.bench.measure;

import dev.attest.statistics.Estimate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What one system reached on one set by one measure. */
public record Figure(String system, String set, String measure, Estimate estimate) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** One line; a figure that is not defined is null, with the reason. */
    public String json() {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("system", system);
        line.put("set", set);
        line.put("measure", measure);
        line.put("value", orNull(estimate.value()));
        line.put("low", orNull(estimate.low()));
        line.put("high", orNull(estimate.high()));
        line.put("n", estimate.n());
        if (!estimate.isDefined()) {
            line.put("reason", "not defined on this set, which lacks a class or holds nothing");
        }
        return JSON.writeValueAsString(line);
    }

    private static @Nullable Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
