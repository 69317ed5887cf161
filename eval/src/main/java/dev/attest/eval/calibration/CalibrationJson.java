package dev.attest.eval.calibration;

import dev.attest.statistics.Decisions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A calibration as one object a line: {@code system}, {@code set}, {@code measure}, {@code value}, {@code low},
 * {@code high}, {@code n}; {@code reason} where there is no value. Counts have no interval. The curve has {@code points} in
 * place of a value, each coverage and risk.
 */
final class CalibrationJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CalibrationJson() {}

    static List<String> lines(Calibration calibration) {
        List<String> lines = new ArrayList<>();
        calibration.lines().forEach(line -> lines.add(line(line, calibration.isSynthetic())));
        calibration
                .outcomes()
                .forEach(outcome -> counts(outcome).forEach(count -> lines.add(JSON.writeValueAsString(count))));
        return lines;
    }

    private static String line(Line line, boolean synthetic) {
        Map<String, @Nullable Object> fields = fields(line.system(), line.set(), line.measure());
        fields.put("value", orNull(line.value()));
        fields.put("low", orNull(line.low()));
        fields.put("high", orNull(line.high()));
        fields.put("n", line.estimate().n());
        if (!line.isDefined()) {
            fields.put("reason", line.reason());
        }
        if (synthetic) {
            fields.put("synthetic", true);
        }
        return JSON.writeValueAsString(fields);
    }

    private static List<Map<String, @Nullable Object>> counts(Outcome outcome) {
        var counts = new ArrayList<Map<String, @Nullable Object>>();
        counts.add(count(outcome, "unmeasured", outcome.unmeasured()));
        if (outcome instanceof ClaimOutcome claims) {
            Decisions decisions = claims.decisions();
            counts.add(count(outcome, "true_positives", decisions.truePositives()));
            counts.add(count(outcome, "false_positives", decisions.falsePositives()));
            counts.add(count(outcome, "true_negatives", decisions.trueNegatives()));
            counts.add(count(outcome, "false_negatives", decisions.falseNegatives()));
            counts.add(curve(claims));
        }
        return counts;
    }

    private static Map<String, @Nullable Object> count(Outcome outcome, String measure, int value) {
        Map<String, @Nullable Object> fields =
                fields(outcome.system(), outcome.labels().name(), measure);
        fields.put("value", value);
        fields.put("low", null);
        fields.put("high", null);
        fields.put("n", outcome.labels().size());
        return fields;
    }

    private static Map<String, @Nullable Object> curve(ClaimOutcome outcome) {
        double[] risks = outcome.riskCoverage();
        var points = new ArrayList<double[]>();
        for (int i = 0; i < risks.length; i++) {
            points.add(new double[] {(i + 1.0) / outcome.labels().size(), risks[i]});
        }
        Map<String, @Nullable Object> fields =
                fields(outcome.system(), outcome.labels().name(), "risk_coverage");
        fields.put("points", points);
        fields.put("n", risks.length);
        return fields;
    }

    private static Map<String, @Nullable Object> fields(String system, String set, String measure) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("system", system);
        fields.put("set", set);
        fields.put("measure", measure);
        return fields;
    }

    private static @Nullable Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
