package dev.attest.bench;

import dev.attest.bench.FormatTallies.Tally;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What was measured, for people and for programs. */
final class FormatReport {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final FormatTallies tallies;
    private final PeakMemory memory;
    private final boolean compared;

    FormatReport(FormatTallies tallies, PeakMemory memory, boolean compared) {
        this.tallies = tallies;
        this.memory = memory;
        this.compared = compared;
    }

    List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add("%-44s %-10s %6s %6s %6s %12s %9s %12s %9s %9s"
                .formatted(
                        "format",
                        "system",
                        "files",
                        "ok",
                        "failed",
                        "characters",
                        "files/s",
                        "chars/s",
                        "p50 ms",
                        "p99 ms"));
        tallies.byFormat.forEach(
                (format, systems) -> systems.forEach((system, tally) -> lines.add(row(format, system, tally))));
        tallies.unsupported.forEach(
                (format, files) -> lines.add("%-44s %-10s %6d".formatted(format, "unsupported", files.size())));
        tallies.byFormat.forEach((format, systems) -> systems.forEach((system, tally) ->
                tally.failures.forEach((reason, files) -> lines.add("failed as %s: %d of %s, %s, for example %s"
                        .formatted(reason, files.size(), format, system, first(files))))));
        lines.add(String.format(
                Locale.ROOT,
                "peak memory: child %s MiB resident, this process %.0f MiB heap",
                memory.childMib().isPresent()
                        ? String.format(Locale.ROOT, "%.0f", memory.childMib().getAsDouble())
                        : "unknown",
                memory.heapMib()));
        if (compared) {
            IsolationLoss loss = loss();
            lines.add(String.format(
                    Locale.ROOT,
                    "throughput lost to the child process: %.1f %% (95 %% interval %.1f to %.1f, %d files)",
                    loss.percent(),
                    loss.low(),
                    loss.high(),
                    loss.files()));
        }
        return lines;
    }

    private static String row(String format, String system, Tally tally) {
        return String.format(
                Locale.ROOT,
                "%-44s %-10s %6d %6d %6d %12d %9.1f %12.0f %9.2f %9.2f",
                format,
                system,
                tally.timings.size(),
                tally.timings.size() - tally.failed(),
                tally.failed(),
                tally.characters(),
                tally.readings() / tally.seconds(),
                tally.charactersRead() / tally.seconds(),
                tally.milliseconds(0.5),
                tally.milliseconds(0.99));
    }

    List<String> json() {
        List<String> lines = new ArrayList<>();
        tallies.byFormat.forEach(
                (format, systems) -> systems.forEach((system, tally) -> lines.addAll(measures(format, system, tally))));
        tallies.unsupported.forEach((format, files) -> lines.add(
                line(Formats.CHILD, format, "unsupported", (double) files.size(), files.size(), first(files))));
        Double resident = memory.childMib().isPresent() ? memory.childMib().getAsDouble() : null;
        lines.add(line(Formats.CHILD, "all", "peak_rss_mb", resident, 1, null));
        lines.add(line("parent", "all", "peak_heap_mb", memory.heapMib(), 1, null));
        if (compared) {
            IsolationLoss loss = loss();
            Map<String, @Nullable Object> line = new LinkedHashMap<>();
            line.put("system", Formats.CHILD);
            line.put("set", "all");
            line.put("measure", "isolation_loss_percent");
            line.put("value", loss.percent());
            line.put("low", loss.low());
            line.put("high", loss.high());
            line.put("n", loss.files());
            lines.add(JSON.writeValueAsString(line));
        }
        return lines;
    }

    private static List<String> measures(String format, String system, Tally tally) {
        int files = tally.timings.size();
        int readings = tally.readings();
        List<String> lines = new ArrayList<>(List.of(
                line(system, format, "ok", (double) files - tally.failed(), files, null),
                line(system, format, "failed", (double) tally.failed(), files, null),
                line(system, format, "characters", (double) tally.characters(), files, null),
                line(system, format, "files_per_s", readings / tally.seconds(), readings, null),
                line(system, format, "characters_per_s", tally.charactersRead() / tally.seconds(), readings, null),
                line(system, format, "p50_ms", tally.milliseconds(0.5), readings, null),
                line(system, format, "p99_ms", tally.milliseconds(0.99), readings, null)));
        tally.failures.forEach((reason, failed) ->
                lines.add(line(system, format, "failed:" + reason, (double) failed.size(), files, first(failed))));
        return lines;
    }

    private static String line(
            String system, String set, String measure, @Nullable Double value, int n, @Nullable String example) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("system", system);
        line.put("set", set);
        line.put("measure", measure);
        line.put("value", value);
        line.put("n", n);
        if (example != null) {
            line.put("example", example);
        }
        return JSON.writeValueAsString(line);
    }

    private IsolationLoss loss() {
        return IsolationLoss.of(List.copyOf(tallies.byFormat.values()));
    }

    private static String first(Set<Path> files) {
        return String.valueOf(files.iterator().next());
    }
}
