package dev.attest.bench.filters;

import dev.attest.bench.Folders;
import dev.attest.bench.measure.Figure;
import dev.attest.bench.synthetic.Synthetic;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures searches by vectors under filters that let through much or little. */
@Command(
        name = "filters",
        mixinStandardHelpOptions = true,
        description = {
            "Searches synthetic chunks by vectors, with and without a filter: how many of the truly nearest ten are",
            "found, and how long it takes."
        })
public final class Filters implements Callable<Integer> {

    @Option(names = "--chunks", paramLabel = "N", description = "Chunks indexed (default: ${DEFAULT-VALUE}).")
    private int chunks = 100_000;

    @Option(names = "--questions", paramLabel = "N", description = "Questions asked (default: ${DEFAULT-VALUE}).")
    private int questions = 200;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Hits wanted of each search; the product wants ${DEFAULT-VALUE} (the default).")
    private int limit = 64;

    @Option(names = "--seed", paramLabel = "N", description = "Makes other chunks (default: ${DEFAULT-VALUE}).")
    private long seed = 7;

    @Option(names = "--chroma", paramLabel = "URL", description = "Measures a ChromaDB, too; it is left as it was.")
    private @Nullable URI chroma;

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (chunks < 1 || questions < 1 || limit < ExactAnswers.BEST) {
            say("--chunks and --questions must be at least 1, and --limit at least " + ExactAnswers.BEST);
            return 1;
        }
        say("making " + chunks + " chunks, and finding what is nearest to " + questions + " questions");
        var synthetic = new Synthetic(chunks, seed);
        var run = new FilterRun(synthetic, questions, limit);
        Path folder = Files.createTempDirectory("attest-bench");
        try {
            measure(FilteredSystem.lucene(folder.resolve("lucene")), synthetic, run);
            if (chroma != null) {
                measure(FilteredSystem.chroma(folder.resolve("chroma"), chroma), synthetic, run);
            }
        } finally {
            Folders.delete(folder);
        }
        return 0;
    }

    private void measure(FilteredSystem built, Synthetic synthetic, FilterRun run) {
        try (FilteredSystem system = built) {
            say("filling " + system.name());
            system.fill(synthetic);
            say("searching in " + system.name());
            List<FilterFigures> measured = run.measure(system);
            measured.forEach(figures -> (json ? jsonLines(figures) : table(figures)).forEach(System.out::println));
        }
    }

    private static List<String> jsonLines(FilterFigures figures) {
        return figures.figures().stream().map(Figure::json).toList();
    }

    private static List<String> table(FilterFigures figures) {
        List<Figure> all = figures.figures();
        Figure any = all.get(0);
        Stream<String> title = Stream.of(
                any.system() + ", " + any.set() + ", n = " + any.estimate().n() + ", " + figures.ways());
        return Stream.concat(title, all.stream().map(Filters::row)).toList();
    }

    private static String row(Figure figure) {
        return String.format(
                Locale.ROOT,
                "  %-22s %8.3f  (%.3f to %.3f)",
                figure.measure(),
                figure.estimate().value(),
                figure.estimate().low(),
                figure.estimate().high());
    }

    private static void say(String sentence) {
        System.err.println("attest: " + sentence);
    }
}
