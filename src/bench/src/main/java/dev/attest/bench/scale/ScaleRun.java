package dev.attest.bench.scale;

import dev.attest.bench.PeakMemory;
import dev.attest.bench.measure.Scoreboard;
import dev.attest.bench.synthetic.Synthetic;
import dev.attest.bench.synthetic.SyntheticEncoder;
import dev.attest.statistics.Bootstrap;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** One number of chunks: ingested, restarted, asked. */
final class ScaleRun {

    static final List<String> NOTES = List.of(
            "product: question to 10 passages by the whole retriever, one question at a time, after three rounds of all, and after a",
            "  restart of the product. Its parts alone: words and vectors are the legs for 64 hits, recall@10 against comparing every",
            "  chunk; cosines reads the passage vectors of all candidates; maxsim reads and compares 30 token by token.",
            "  The encoder's time for a question (about 10 ms when it is the bundled one) is not in any of them.",
            "ingest: chunks_per_s from the first upload until the last document is found, of which the synthetic encoder took",
            "  encode_ms a chunk on one of the processors; settle_s until merging ended; start_s of a restart; rebuild_chunks_per_s",
            "  of an index from the ledger.",
            "memory: heap_mb after collection, in the end; peak_heap_mb with what was not collected yet, under the limit the JVM set;",
            "  peak_rss_mb of this process so far, which counts the pages of the index it read. 8 MB are the synthetic encoder's.",
            "  Without the processes that read files.",
            "disk: ledger_mb with the uploaded files, index_mb when merging had ended.");

    private static final double MEGABYTE = 1e6;

    private final int chunks;
    private final ScaleOptions options;
    private final Path folder;
    private final String set;

    ScaleRun(int chunks, ScaleOptions options, Path folder) {
        this.chunks = chunks;
        this.options = options;
        this.folder = folder;
        this.set = "chunks-" + chunks;
    }

    void addTo(Scoreboard scoreboard) throws IOException {
        PeakMemory.forgetHeap();
        var synthetic = new Synthetic(chunks, options.seed);
        var encoder = new SyntheticEncoder(synthetic, options.seed);
        try (GrownProduct product = GrownProduct.in(folder, encoder)) {
            ingest(product, encoder, scoreboard);
            if (options.rebuild) {
                say("building the index again");
                double seconds = seconds(product::restartWithoutIndex);
                add(scoreboard, "ingest", "rebuild_chunks_per_s", chunks / seconds);
                awaitQuiet();
            }
            add(scoreboard, "ingest", "start_s", seconds(product::restart));
            say("asking " + options.questions + " questions");
            asking(product, encoder, synthetic).addTo(scoreboard, set);
            measure(product, scoreboard);
        }
    }

    private void ingest(GrownProduct product, SyntheticEncoder encoder, Scoreboard scoreboard) throws IOException {
        say("ingesting " + chunks + " chunks");
        double seconds = seconds(() -> product.ingest(chunks));
        add(scoreboard, "ingest", "chunks_per_s", chunks / seconds);
        add(scoreboard, "ingest", "encode_ms", encoder.spentMillis() / chunks);
        say("waiting until merging has ended");
        add(scoreboard, "ingest", "settle_s", seconds(this::awaitQuiet));
    }

    /** The longer the more there is to merge: with few chunks, it is something else that keeps this process busy. */
    private void awaitQuiet() {
        Duration ample = Duration.ofSeconds(10).plusMillis(chunks);
        Quiet.await(ample.compareTo(Quiet.LONGEST) < 0 ? ample : Quiet.LONGEST);
    }

    private Asking asking(GrownProduct product, SyntheticEncoder encoder, Synthetic synthetic) {
        List<String> questions = IntStream.range(0, options.questions)
                .mapToObj(synthetic::question)
                .toList();
        float[][] vectors = questions.stream()
                .map(question -> encoder.question(question).blockOptional().orElseThrow())
                .toArray(float[][]::new);
        return new Asking(product, encoder, questions, NearestCosines.of(synthetic, vectors));
    }

    private void measure(GrownProduct product, Scoreboard scoreboard) throws IOException {
        add(scoreboard, "memory", "peak_heap_mb", PeakMemory.heapMegabytes());
        add(scoreboard, "memory", "heap_mb", PeakMemory.liveHeapMegabytes());
        PeakMemory.ownMegabytes().ifPresent(peak -> add(scoreboard, "memory", "peak_rss_mb", peak));
        long ledger = product.ledgerBytes();
        long index = product.indexBytes();
        add(scoreboard, "disk", "ledger_mb", ledger / MEGABYTE);
        add(scoreboard, "disk", "index_mb", index / MEGABYTE);
        add(scoreboard, "disk", "ledger_bytes_per_chunk", (double) ledger / chunks);
        add(scoreboard, "disk", "index_bytes_per_chunk", (double) index / chunks);
    }

    /** Measured once, so without an interval to speak of. */
    private void add(Scoreboard scoreboard, String system, String measure, double value) {
        scoreboard.add(system, set, measure, Bootstrap.overItems(set, 1).mean(new double[] {value}));
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    private static double seconds(Step step) throws IOException {
        long began = System.nanoTime();
        step.run();
        return (System.nanoTime() - began) / 1e9;
    }

    private static void say(String sentence) {
        System.err.println("attest: " + sentence);
    }
}
