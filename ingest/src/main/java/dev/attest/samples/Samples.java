package dev.attest.samples;

import dev.attest.samples.source.Source;
import dev.attest.samples.source.SourceError;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Entry point of {@code attest samples}. Exit code 0, or 1 when a source is wrong. */
@Command(
        name = "attest samples",
        description = "Generates the sample files from their sources.",
        mixinStandardHelpOptions = true)
public final class Samples implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "Where to write them (default: ingest/samples of the project).")
    private @Nullable Path folder;

    @Option(
            names = "--corpus",
            paramLabel = "DIR",
            description = "The sources (default: ingest/corpus of the project).")
    private @Nullable Path corpus;

    private Samples() {}

    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        System.exit(command().execute(args));
    }

    static CommandLine command() {
        return new CommandLine(new Samples());
    }

    @Override
    public Integer call() throws IOException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        Path project = Path.of(System.getProperty("attest.home", "."));
        Path from = corpus == null ? project.resolve("ingest/corpus") : corpus;
        Path to = folder == null ? project.resolve("ingest/samples") : folder;
        try {
            table(line.getOut(), write(line.getErr(), Corpus.sources(from), to));
            return 0;
        } catch (SourceError e) {
            line.getErr().println(e.getMessage());
            return 1;
        }
    }

    private static List<Generator.Sample> write(PrintWriter progress, List<Source> sources, Path folder)
            throws IOException {
        List<Generator.Sample> samples = new ArrayList<>();
        for (Source source : sources) {
            progress.printf(
                    "[%d/%d] %s%n",
                    samples.size() + 1, sources.size(), source.front().file());
            progress.flush();
            samples.add(Generator.write(source, folder));
        }
        return samples;
    }

    private static void table(PrintWriter out, List<Generator.Sample> samples) {
        out.printf("%n%-36s %14s %12s%n", "file", "size", "bytes");
        long bytes = 0;
        for (Generator.Sample sample : samples) {
            String size = sample.size() + " " + sample.unit();
            out.printf(Locale.ROOT, "%-36s %14s %,12d%n", sample.file().getFileName(), size, sample.bytes());
            bytes += sample.bytes();
        }
        out.printf(Locale.ROOT, "%-36s %14s %,12d%n", samples.size() + " files", "", bytes);
        out.flush();
    }
}
