package dev.attest.bench.predict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.json.JsonMapper;

/** What was measured, for people and for programs: medians of rounds, and medians of the rounds' ratios. */
final class PredictReport {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PRODUCT = "product";
    private static final String BARE = "bare";

    /** What is measured of one system in one round. */
    private record Measure(String name, ToDoubleFunction<Round> product, ToDoubleFunction<Round> bare) {}

    private static final List<Measure> MEASURES = List.of(
            new Measure(
                    "rps",
                    round -> round.product().perSecond(),
                    round -> round.bare().perSecond()),
            new Measure(
                    "p50_ms",
                    round -> round.product().p50Ms(),
                    round -> round.bare().p50Ms()),
            new Measure(
                    "p99_ms",
                    round -> round.product().p99Ms(),
                    round -> round.bare().p99Ms()),
            new Measure("cpu_us", Round::productCpuMicros, Round::bareCpuMicros));

    private final Map<Scenario, List<Round>> results;
    private final ModelCall call;

    PredictReport(Map<Scenario, List<Round>> results, ModelCall call) {
        this.results = results;
        this.call = call;
    }

    List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add("%11s %5s %-8s %9s %9s %9s %11s %8s"
                .formatted("connections", "rows", "system", "rps", "p50 ms", "p99 ms", "cpu us/req", "failures"));
        results.forEach((scenario, rounds) -> {
            lines.add(row(scenario, PRODUCT, rounds));
            lines.add(row(scenario, BARE, rounds));
        });
        lines.add("");
        lines.add("product / bare, median of %d rounds (95 %% interval)".formatted(rounds()));
        lines.add("%11s %5s %-24s %-24s %-24s".formatted("connections", "rows", "rps", "p99", "cpu per request"));
        results.forEach((scenario, rounds) -> lines.add("%11d %5d %-24s %-24s %-24s"
                .formatted(
                        scenario.connections(),
                        scenario.rows(),
                        shown(ratio("rps", rounds)),
                        shown(ratio("p99_ms", rounds)),
                        shown(ratio("cpu_us", rounds)))));
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "inside the model call: %,.0f rows/s a core in batches of %d (%,.0f to %,.0f, %d rounds)",
                call.rowsPerCoreSecond().median(),
                Requests.BATCH,
                call.rowsPerCoreSecond().low(),
                call.rowsPerCoreSecond().high(),
                call.rowsPerCoreSecond().rounds()));
        return lines;
    }

    private int rounds() {
        return results.values().iterator().next().size();
    }

    /** Answers that were no success, of both systems in all rounds. */
    int failures() {
        return results.values().stream()
                .mapToInt(rounds -> failures(PRODUCT, rounds) + failures(BARE, rounds))
                .sum();
    }

    private static String row(Scenario scenario, String system, List<Round> rounds) {
        return String.format(
                Locale.ROOT,
                "%11d %5d %-8s %9.0f %9.2f %9.2f %11.0f %8d",
                scenario.connections(),
                scenario.rows(),
                system,
                median("rps", system, rounds),
                median("p50_ms", system, rounds),
                median("p99_ms", system, rounds),
                median("cpu_us", system, rounds),
                failures(system, rounds));
    }

    private static String shown(Ratio ratio) {
        return String.format(Locale.ROOT, "%.2f (%.2f – %.2f)", ratio.median(), ratio.low(), ratio.high());
    }

    private static int failures(String system, List<Round> rounds) {
        return rounds.stream()
                .map(round -> system.equals(PRODUCT) ? round.product() : round.bare())
                .mapToInt(LoadResult::failures)
                .sum();
    }

    private static Measure measure(String name) {
        return MEASURES.stream()
                .filter(measure -> measure.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static double median(String name, String system, List<Round> rounds) {
        ToDoubleFunction<Round> of = system.equals(PRODUCT) ? measure(name).product : measure(name).bare;
        return Ratio.median(rounds.stream().mapToDouble(of).toArray());
    }

    private static Ratio ratio(String name, List<Round> rounds) {
        Measure measure = measure(name);
        return Ratio.of(rounds.stream()
                .map(round -> measure.product.applyAsDouble(round) / measure.bare.applyAsDouble(round))
                .toList());
    }

    /** One object a line. */
    List<String> json() {
        List<String> lines = new ArrayList<>();
        results.forEach((scenario, rounds) -> {
            for (String system : List.of(PRODUCT, BARE)) {
                MEASURES.forEach(measure -> lines.add(line(
                        system, scenario.key(), measure.name, median(measure.name, system, rounds), rounds.size())));
                lines.add(line(system, scenario.key(), "failures", failures(system, rounds), rounds.size()));
            }
            MEASURES.forEach(
                    measure -> lines.add(line(scenario.key(), measure.name + "_ratio", ratio(measure.name, rounds))));
        });
        lines.add(line("model-call", "rows_per_core_second", call.rowsPerCoreSecond()));
        return lines;
    }

    private static String line(String system, String set, String measure, double value, int n) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("system", system);
        line.put("set", set);
        line.put("measure", measure);
        line.put("value", value);
        line.put("n", n);
        return JSON.writeValueAsString(line);
    }

    private static String line(String set, String measure, Ratio ratio) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("system", PRODUCT);
        line.put("set", set);
        line.put("measure", measure);
        line.put("value", ratio.median());
        line.put("low", ratio.low());
        line.put("high", ratio.high());
        line.put("n", ratio.rounds());
        return JSON.writeValueAsString(line);
    }
}
