package dev.attest.eval.runs;

import dev.attest.eval.EvalFailure;
import dev.attest.eval.MetricInfo;
import dev.attest.eval.reports.Figure;
import dev.attest.eval.reports.Report;
import dev.attest.eval.reports.ReportJson;
import dev.attest.eval.reports.SampleResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/** The folder that holds the runs' folders. A run is finished when all its files are written. */
public final class Runs {

    private static final String REPORT = "report.json";
    private static final String LAST = "last";
    private static final int HISTORY = 30;
    private static final Duration RESUMABLE = Duration.ofHours(12);
    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;

    public Runs(Path folder) {
        this.folder = folder;
    }

    /** A run that was begun, and may be finished. */
    private record Begun(Path path, Plan plan) {

        boolean finished() {
            return RunFolder.isFinished(path);
        }
    }

    /**
     * The newest unfinished run of an equal plan that nobody is at; else a new one. Of a run begun long ago nobody can know
     * that what answered then, and who judged, are what they are now.
     */
    RunFolder open(Plan plan, boolean fresh, Clock clock) {
        if (!fresh) {
            Instant oldest = clock.instant().minus(RESUMABLE);
            for (Begun begun : begun()) {
                Optional<RunFolder> resumed =
                        begun.finished() || !begun.plan().equals(plan) || RunFolder.isBegunBefore(begun.path(), oldest)
                                ? Optional.empty()
                                : RunFolder.resume(begun.path());
                if (resumed.isPresent()) {
                    return resumed.get();
                }
            }
        }
        return begin(plan, clock.instant());
    }

    private RunFolder begin(Plan plan, Instant now) {
        String id = ID.format(now) + "-" + plan.dataset();
        Path path = folder.resolve(id);
        for (int i = 2; Files.exists(path); i++) {
            path = folder.resolve(id + "-" + i);
        }
        return RunFolder.begin(path, plan, now);
    }

    /**
     * Main figures of finished runs that can be seen as a line with this one, oldest first, the last thirty: those on the
     * same dataset and selection by the same judge.
     */
    List<Report.Past> history(Plan plan) {
        List<Report.Past> past = new ArrayList<>();
        for (Begun begun : begun()) {
            if (past.size() < HISTORY
                    && alike(begun, plan)
                    && begun.plan().judge().equals(plan.judge())) {
                report(begun).map(Runs::past).ifPresent(past::add);
            }
        }
        past.sort(Comparator.comparing(Report.Past::started).thenComparing(Report.Past::id));
        return past;
    }

    private static Report.Past past(Report report) {
        Set<String> main = report.metrics().stream()
                .map(metric -> key(metric.name(), metric.aggregates().get(0)))
                .collect(Collectors.toSet());
        List<Figure> figures = report.figures().stream()
                .filter(figure ->
                        figure.slice().equals(Figure.ALL) && main.contains(key(figure.metric(), figure.aggregate())))
                .toList();
        return new Report.Past(report.run().id(), report.run().started(), figures);
    }

    private static String key(String metric, MetricInfo.Aggregate aggregate) {
        return metric + " " + aggregate;
    }

    /**
     * An earlier run to hold this one against.
     *
     * @param named its folder, or a report file, or {@code last} for the newest finished run on the same dataset and
     *     selection that can be compared with; empty when there was no earlier one
     * @throws EvalFailure when there is no such report, or it has no sample in common with the plan
     */
    public Optional<Report> baseline(String named, Plan plan) {
        if (named.equals(LAST)) {
            return last(plan);
        }
        Path place = Path.of(named);
        Path below = folder.resolve(named);
        Path found = !Files.exists(place) && Files.isDirectory(below) ? below : place;
        Report report = read(Files.isDirectory(found) ? found.resolve(REPORT) : found);
        if (!isComparable(report, plan)) {
            throw new EvalFailure(
                    "the baseline %s was run on %s, which has no sample in common with what is asked now; take a run on the same samples."
                            .formatted(report.run().id(), report.run().dataset()));
        }
        return Optional.of(report);
    }

    private Optional<Report> last(Plan plan) {
        List<Begun> earlier =
                begun().stream().filter(begun -> alike(begun, plan)).toList();
        Optional<Report> found = earlier.stream()
                .flatMap(begun -> report(begun).stream())
                .filter(report -> isComparable(report, plan))
                .findFirst();
        if (found.isEmpty() && !earlier.isEmpty()) {
            throw new EvalFailure(
                    "no earlier run in %s can be compared with: this version cannot read the report, or no sample is the same."
                            .formatted(folder));
        }
        return found;
    }

    private static boolean isComparable(Report report, Plan plan) {
        return report.samples().stream().map(SampleResult::id).anyMatch(Set.copyOf(plan.samples())::contains);
    }

    private static boolean alike(Begun begun, Plan plan) {
        boolean same = begun.plan().fingerprint().equals(plan.fingerprint())
                || begun.plan().dataset().equals(plan.dataset());
        return same && begun.plan().selection().equals(plan.selection()) && begun.finished();
    }

    private static Optional<Report> report(Begun begun) {
        try {
            return Optional.of(read(begun.path().resolve(REPORT)));
        } catch (EvalFailure e) {
            // Another version's report is no point in this version's line.
            return Optional.empty();
        }
    }

    private static Report read(Path file) {
        try {
            return ReportJson.read(file);
        } catch (IOException e) {
            throw new EvalFailure("%s cannot be read: %s".formatted(file, e.getMessage()));
        }
    }

    /** All runs, newest first: their names begin with the time. */
    private List<Begun> begun() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(path -> Files.isRegularFile(path.resolve(RunFolder.PLAN)))
                    .sorted(Comparator.reverseOrder())
                    .flatMap(path -> begun(path).stream())
                    .toList();
        } catch (IOException e) {
            throw new EvalFailure("%s cannot be read: %s".formatted(folder, e.getMessage()));
        }
    }

    private static Optional<Begun> begun(Path path) {
        try {
            String plan = Files.readString(path.resolve(RunFolder.PLAN));
            return Optional.of(new Begun(path, RunJson.MAPPER.readValue(plan, Plan.class)));
        } catch (IOException | JacksonException e) {
            // Another version's plan is equal to none of this one's.
            return Optional.empty();
        }
    }
}
