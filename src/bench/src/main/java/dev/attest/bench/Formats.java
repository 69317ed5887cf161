package dev.attest.bench;

import dev.attest.documents.MediaTypes;
import dev.attest.documents.ParseLimits;
import dev.attest.documents.Parser;
import dev.attest.documents.Source;
import dev.attest.documents.process.ProcessParser;
import dev.attest.documents.process.ProcessSettings;
import dev.attest.documents.text.TikaMediaTypes;
import dev.attest.embedded.FileParsers;
import dev.attest.embedded.ParserProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads every file of a folder the way the server does, and says how fast, with what failures and with how much memory. */
@Command(
        name = "formats",
        mixinStandardHelpOptions = true,
        description = "Reads the files of a folder: speed by format, failures by reason, peak memory.")
final class Formats implements Callable<Integer> {

    static final String CHILD = "child";
    static final String IN_PROCESS = "in-process";

    /** Until the code of both systems is compiled, or it has taken long enough. */
    private static final int WARM_UP = 3_000;

    private static final Duration WARM_UP_TIME = Duration.ofSeconds(30);

    private static final Duration BETWEEN_NEWS = Duration.ofSeconds(2);

    @Parameters(paramLabel = "DIR", description = "Folder of files, with those below it.")
    private Path folder = Path.of(".");

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Option(
            names = "--in-process",
            description = "Read each file in this process as well, and say what the child process costs.")
    private boolean compared;

    @Option(names = "--repeat", paramLabel = "N", description = "Read each file N times (default: 1).")
    private int repeat = 1;

    private final MediaTypes mediaTypes = new TikaMediaTypes();
    private final List<Parser> here = FileParsers.all(ParseLimits.DEFAULT);
    private final FormatTallies tallies = new FormatTallies(Formats::say);
    private final PeakMemory memory = new PeakMemory();
    private long toldAt = System.nanoTime();

    @Override
    public Integer call() throws IOException {
        if (repeat < 1) {
            say("--repeat must be at least 1");
            return 1;
        }
        List<Path> files = files();
        if (files.isEmpty()) {
            say("there is no file that can be read in " + folder);
            return 1;
        }
        try (ProcessParser child =
                ParserProcess.start(ParseLimits.DEFAULT, ProcessSettings.within(ParseLimits.DEFAULT))) {
            warmUp(files, child);
            tallies.clear();
            for (int round = 1; round <= repeat; round++) {
                measure(files, child, round);
            }
        }
        var report = new FormatReport(tallies, memory, compared);
        (json ? report.json() : report.table()).forEach(System.out::println);
        return tallies.nothingRead() ? 1 : 0;
    }

    private List<Path> files() {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private static void say(String sentence) {
        System.err.println("attest: " + sentence);
    }

    private void warmUp(List<Path> files, ProcessParser child) throws IOException {
        long end = System.nanoTime() + WARM_UP_TIME.toNanos();
        for (int read = 0; read < WARM_UP && System.nanoTime() < end; read++) {
            measure(List.of(files.get(read % files.size())), child, 0);
        }
    }

    /** Who goes first changes from file to file, so that neither finds all caches warm. */
    private void measure(List<Path> files, ProcessParser child, int round) throws IOException {
        for (int i = 0; i < files.size(); i++) {
            Path file = files.get(i);
            tell(round, i, files.size());
            Source source = source(file);
            if (!child.reads(source.mediaType())) {
                tallies.unsupported(source.mediaType(), file);
                continue;
            }
            boolean childFirst = (i + round) % 2 == 0;
            if (compared && !childFirst) {
                tallies.add(IN_PROCESS, file, source, Parser.of(source.mediaType(), here));
            }
            tallies.add(CHILD, file, source, child);
            if (compared && childFirst) {
                tallies.add(IN_PROCESS, file, source, Parser.of(source.mediaType(), here));
            }
            memory.look(child.processes());
        }
    }

    private Source source(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String name = String.valueOf(file.getFileName());
        return new Source(name, mediaTypes.detect(bytes, name, "").mediaType(), bytes);
    }

    private void tell(int round, int file, int of) {
        if (System.nanoTime() - toldAt > BETWEEN_NEWS.toNanos()) {
            toldAt = System.nanoTime();
            String what = round == 0 ? "warming up" : "round " + round + " of " + repeat;
            say(what + ", file " + file + " of " + of);
        }
    }
}
