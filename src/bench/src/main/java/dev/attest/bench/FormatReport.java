package dev.attest.bench;

import dev.attest.bench.FormatTallies.Tally;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What was measured, for people and for programs. */
final class FormatReport {

    private static final String NONE_BY_BOTH = "no file was read by both";
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
                "peak memory: child %s MiB resident (of those that survived), this process %.0f MiB heap",
                memory.childMib().isPresent() ? shown("%.0f", memory.childMib()) : "unknown",
                memory.heapMib()));
        if (compared) {
            lines.add("throughput lost to the child process: "
                    + loss().map(FormatReport::shown).orElse("not measured, " + NONE_BY_BOTH));
        }
        return lines;
    }

    private static String shown(IsolationLoss loss) {
        return String.format(
                Locale.ROOT,
                "%.1f %% (95 %% interval %.1f to %.1f, %d files)",
                loss.percent(),
                loss.low(),
                loss.high(),
                loss.files());
    }

    private static String row(String format, String system, Tally tally) {
        return String.format(
                Locale.ROOT,
                "%-44s %-10s %6d %6d %6d %12d %9s %12s %9s %9s",
                format,
                system,
                tally.files(),
                tally.ok(),
                tally.failed().size(),
                tally.characters(),
                shown("%.1f", tally.perSecond(tally.readings())),
                shown("%.0f", tally.perSecond(tally.charactersRead())),
                shown("%.2f", tally.milliseconds(0.5)),
                shown("%.2f", tally.milliseconds(0.99)));
    }

    private static String shown(String format, OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "-";
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    List<String> json() {
        List<String> lines = new ArrayList<>();
        tallies.byFormat.forEach(
                (format, systems) -> systems.forEach((system, tally) -> lines.addAll(measures(format, system, tally))));
        tallies.unsupported.forEach((format, files) -> lines.add(
                line(Formats.CHILD, format, "unsupported", (double) files.size(), files.size(), first(files))));
        lines.add(line(
                Formats.CHILD,
                "all",
                "peak_rss_of_survivors_mb",
                orNull(memory.childMib()),
                1,
                memory.childMib().isPresent() ? null : "the system does not say, or no child survived"));
        lines.add(line("parent", "all", "peak_heap_mb", memory.heapMib(), 1, null));
        if (compared) {
            Optional<IsolationLoss> loss = loss();
            Map<String, @Nullable Object> line = new LinkedHashMap<>();
            line.put("system", Formats.CHILD);
            line.put("set", "all");
            line.put("measure", "isolation_loss_percent");
            line.put("value", loss.map(IsolationLoss::percent).orElse(null));
            line.put("low", loss.map(IsolationLoss::low).orElse(null));
            line.put("high", loss.map(IsolationLoss::high).orElse(null));
            line.put("n", loss.map(IsolationLoss::files).orElse(0));
            if (loss.isEmpty()) {
                line.put("reason", NONE_BY_BOTH);
            }
            lines.add(JSON.writeValueAsString(line));
        }
        return lines;
    }

    private static List<String> measures(String format, String system, Tally tally) {
        int files = tally.files();
        int readings = tally.readings();
        List<String> lines = new ArrayList<>(List.of(
                line(system, format, "ok", (double) tally.ok(), files, null),
                line(system, format, "failed", (double) tally.failed().size(), files, null),
                line(system, format, "characters", (double) tally.characters(), files, null),
                line(system, format, "files_per_s", orNull(tally.perSecond(readings)), readings, null),
                line(
                        system,
                        format,
                        "characters_per_s",
                        orNull(tally.perSecond(tally.charactersRead())),
                        readings,
                        null),
                line(system, format, "p50_ms", orNull(tally.milliseconds(0.5)), readings, null),
                line(system, format, "p99_ms", orNull(tally.milliseconds(0.99)), readings, null)));
        tally.failures.forEach((reason, failed) ->
                lines.add(line(system, format, "failed:" + reason, (double) failed.size(), files, first(failed))));
        return lines;
    }

    /** @param note an example of what is measured, or why it is not */
    private static String line(
            String system, String set, String measure, @Nullable Double value, int n, @Nullable String note) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("system", system);
        line.put("set", set);
        line.put("measure", measure);
        line.put("value", value);
        line.put("n", n);
        if (note != null || value == null) {
            line.put(value == null ? "reason" : "example", note == null ? "no file was read" : note);
        }
        return JSON.writeValueAsString(line);
    }

    private Optional<IsolationLoss> loss() {
        return IsolationLoss.of(List.copyOf(tallies.byFormat.values()));
    }

    private static String first(Set<Path> files) {
        return String.valueOf(files.iterator().next());
    }
}
