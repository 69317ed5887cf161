package dev.attest.cli;

import dev.attest.cli.IngestResult.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings files and folders into a collection and waits until they can be asked about. */
@Command(
        name = "ingest",
        description = "Bring files and folders into a collection.",
        footer = {
            "",
            "A file is known by its path below the given folder, or by its name; the same bytes again change nothing.",
            "Exit code: 0 all in; 2 some failed; 1 nothing could be done."
        })
final class Ingest implements Callable<Integer> {

    static final int SOME_FAILED = 2;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files and folders; hidden files are skipped.")
    List<Path> paths = new ArrayList<>();

    @Option(
            names = "--collection",
            paramLabel = "NAME",
            defaultValue = "default",
            description = "Collection to bring them into (default: default).")
    String collection = "default";

    @Option(
            names = "--metadata",
            paramLabel = "KEY=VALUE",
            description = {
                "Metadata to filter by; repeat the option for each key.",
                "A number, true or false are taken as such, and [\"a\", \"b\"] as a list."
            })
    Map<String, String> metadata = new LinkedHashMap<>();

    @Option(names = "--json", description = "Print the result as JSON.")
    boolean json;

    @Mixin
    ServerChoice choice = new ServerChoice();

    private final Surroundings surroundings;

    Ingest(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        SourceFiles sources = SourceFiles.of(paths);
        if (sources.files().isEmpty() && sources.unreadable().isEmpty()) {
            throw new InputUnusable("There is no file to ingest in %s.".formatted(paths));
        }
        IngestPlace place = IngestPlace.of(collection, metadata);
        List<IngestResult> results = new ArrayList<>();
        try (Connection connection = choice.connect(surroundings);
                IngestProgress progress = progress(sources.files().size())) {
            results.addAll(Ingestion.run(connection.client(), sources.files(), place, progress));
        }
        sources.unreadable()
                .forEach(path -> results.add(new IngestResult(
                        path.toString(), path.toString(), Outcome.FAILED, null, "It cannot be read.")));
        print(results);
        return exitCode(results);
    }

    static int exitCode(List<IngestResult> results) {
        if (results.stream().noneMatch(result -> result.outcome().isIn())) {
            return 1;
        }
        return results.stream().anyMatch(result -> result.outcome().isTrouble()) ? SOME_FAILED : 0;
    }

    private IngestProgress progress(int files) {
        Console console = surroundings.console();
        return console.interactive() && !json
                ? new ProgressOnTerminal(console.err(), files)
                : new ProgressLines(console.err());
    }

    private void print(List<IngestResult> results) {
        Console console = surroundings.console();
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            counts.put(
                    outcome.text(),
                    results.stream()
                            .filter(result -> result.outcome() == outcome)
                            .count());
        }
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>(counts);
            all.put("files", results.stream().map(Ingest::entry).toList());
            console.out().println(Json.pretty(all));
            return;
        }
        Table table = new Table("state", "file", "pages", "reason");
        results.forEach(
                result -> table.row(result.outcome().text(), result.sourceKey(), pages(result), result.reason()));
        table.lines().forEach(console.out()::println);
        console.out().println();
        console.out()
                .printf(
                        "%d ready, %d unchanged, %d skipped, %d rejected, %d failed%n",
                        counts.values().toArray());
    }

    private static String pages(IngestResult result) {
        return result.pages() == null ? "" : Integer.toString(result.pages());
    }

    private static Map<String, Object> entry(IngestResult result) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("file", result.file());
        entry.put("sourceKey", result.sourceKey());
        entry.put("state", result.outcome().text());
        if (result.pages() != null) {
            entry.put("pages", result.pages());
        }
        if (!result.reason().isEmpty()) {
            entry.put("reason", result.reason());
        }
        return entry;
    }
}
