package dev.attest.bench.scale;

import dev.attest.bench.Folders;
import dev.attest.bench.UnusableData;
import dev.attest.bench.measure.Scoreboard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what more chunks cost: time to find and to take in, memory, disk. */
@Command(
        name = "scale",
        mixinStandardHelpOptions = true,
        description = {
            "Ingests synthetic documents as a user would bring them, with another number of chunks each time, and asks",
            "questions. All of it is the product, on its embedded ledger and index, but for the encoder, which would take",
            "hours: a synthetic one stands in, and its time counts."
        })
public final class Scale implements Callable<Integer> {

    /** Of the ledger and the index, with what merging takes for a while. */
    private static final long BYTES_A_CHUNK = 45_000;

    private static final double GIGABYTE = 1e9;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--chunks",
            split = ",",
            paramLabel = "N",
            description = "How many chunks there are, one number after the other; smallest first, since memory that was"
                    + " taken once may stay with the process (default: 10000,100000).")
    private List<Integer> chunks = List.of(10_000, 100_000);

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            defaultValue = "${sys:java.io.tmpdir}",
            description =
                    "Put the data into a new folder in this one (default: ${DEFAULT-VALUE}); it is deleted in the end.")
    private Path folder = Path.of("");

    @Mixin
    private ScaleOptions options = new ScaleOptions();

    @Option(names = "--json", description = "Print one JSON object a line; the tables go to the error stream.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        check();
        for (int size : chunks) {
            Path data = Files.createTempDirectory(folder, "attest-bench");
            try {
                requireRoom(size);
                var scoreboard = new Scoreboard(List.of());
                new ScaleRun(size, options, data).addTo(scoreboard);
                if (size == chunks.get(chunks.size() - 1)) {
                    ScaleRun.NOTES.forEach(scoreboard::note);
                }
                scoreboard.print(json, spec.commandLine());
            } finally {
                Folders.delete(data);
            }
        }
        return 0;
    }

    private void check() {
        options.check();
        chunks.stream().filter(size -> size < NearestCosines.BEST).findFirst().ifPresent(size -> {
            throw new UnusableData("--chunks " + size + " is too few: recall@" + NearestCosines.BEST
                    + " takes at least " + NearestCosines.BEST + " chunks.");
        });
        if (!Files.isDirectory(folder)) {
            throw new UnusableData(folder, "is no folder; make it, or name another with --folder.");
        }
    }

    private void requireRoom(int size) throws IOException {
        long room = Files.getFileStore(folder).getUsableSpace();
        if (room < size * BYTES_A_CHUNK) {
            throw new UnusableData(
                    folder,
                    String.format(
                            Locale.ROOT,
                            "has room for %.1f GB, and %d chunks take up to %.1f GB; name another folder with --folder, or"
                                    + " fewer --chunks.",
                            room / GIGABYTE,
                            size,
                            size * BYTES_A_CHUNK / GIGABYTE));
        }
    }
}
